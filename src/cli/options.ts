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

export interface CheckOptions extends Omit<FactsOptions, 'line'> {
  readonly quiet?: boolean
  readonly maxWarnings?: number
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
