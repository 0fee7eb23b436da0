import type { CacheOptions } from './cache/use.js'

/** Options of every command that depends on rules, as commander hands them over. */
export interface RuleOptions {
  readonly config?: string
  readonly rules?: readonly string[]
  readonly verbose?: boolean
  readonly color: boolean
}

/** Options of every command that reads documents. */
export interface CommonOptions extends RuleOptions {
  readonly stdinFilename?: string
  /** ISO 8601, checked. */
  readonly at?: string
}

export interface FactsOptions extends CommonOptions {
  readonly format: string
  readonly outputFile?: string
  /** From 1, checked. */
  readonly line?: number
}

export interface CheckOptions extends CommonOptions, CacheOptions {
  /** Tell what the work cost, and what each rule cost and found. */
  readonly stats?: boolean
  /** `NAME` or `NAME=FILE`, as often as it was given. */
  readonly format?: readonly string[]
  readonly outputFile?: string
  readonly quiet?: boolean
  readonly maxWarnings?: number
  /** A file, or true for the one beside the config. */
  readonly baseline?: string | true
  /** A git revision. */
  readonly since?: string
  /** Documents of which no rule asks about any are GO. */
  readonly passOnNoDocuments?: boolean
  /** `3/8`. */
  readonly shard?: string
  /** How many threads judge; left out: what the work is worth. */
  readonly threads?: number
}

export interface MergeOptions extends Pick<CheckOptions, 'format' | 'outputFile' | 'quiet'> {
  readonly verbose?: boolean
  readonly color: boolean
}

export interface BaselineOptions extends CommonOptions {
  readonly verb: 'create' | 'prune'
  readonly baseline?: string
  /** Another word for it. */
  readonly outputFile?: string
}

export interface ExplainOptions extends CommonOptions {
  readonly finding?: string
  /** Id of the rule that alone is explained. */
  readonly rule?: string
  readonly format: string
  readonly outputFile?: string
}

export interface RulesOptions extends RuleOptions {
  readonly format: string
  readonly outputFile?: string
}

export interface TestOptions extends RuleOptions {
  readonly format: string
  readonly outputFile?: string
  readonly quiet?: boolean
  /** ISO 8601, checked. */
  readonly at?: string
  readonly mutate?: boolean
}

export interface NewRuleOptions {
  readonly in: string
}

export interface GateOptions extends RuleOptions {
  /** ISO 8601, checked. */
  readonly at?: string
  /** Of several: behind `;`. */
  readonly author?: string
  readonly waivers?: string
  readonly journal?: string
  /** Where to keep what was seen. */
  readonly record?: string
  /** What was seen before. */
  readonly evidence?: string
  readonly offline?: boolean
  readonly rulesFrom?: string
  readonly verdict?: string
  /** `NAME` or `NAME=FILE`, as often as it was given. */
  readonly format?: readonly string[]
  readonly outputFile?: string
  readonly quiet?: boolean
  readonly maxWarnings?: number
}

export interface RecordOptions {
  readonly verb: 'add' | 'verify' | 'list' | 'why' | 'export'
  readonly journal?: string
  readonly config?: string
  readonly component?: string
  /** The hash of an entry, or its first digits. */
  readonly expect?: string
  readonly format?: string
  readonly outputFile?: string
  readonly color: boolean
}

export interface AdviseOptions extends RuleOptions {
  /** ISO 8601, checked. */
  readonly at?: string
  readonly format: string
  readonly outputFile?: string
}

export interface AttestOptions {
  readonly key: string
  readonly keyId?: string
  readonly outputFile?: string
}

/** Files that the gate was given are given again. */
export interface VerifyOptions extends RuleOptions, Pick<GateOptions, 'waivers' | 'journal'> {
  readonly key: string
  /** ISO 8601, checked. */
  readonly at?: string
}
