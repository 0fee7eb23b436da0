import type { DataNode } from './document.js'
import type { GateSetting } from './gate.js'
import type { Kind, Value } from './release.js'
import type { Level } from './rule.js'
import type { Span } from './span.js'

/** How documents of one's own shape are to be read: `documents:` in the config. */
export interface DocumentSetting {
  /** Globs relative to the config's folder. */
  readonly files: readonly string[]
  /** `none`: not a release document, whatever it looks like. */
  readonly kind: Kind | 'none'
  /** Fact name to JSON pointer. */
  readonly map: ReadonlyMap<string, string>
  readonly span: Span
}

/** One rule's entry under `rules:`. */
export interface RuleSetting {
  readonly rule: string
  readonly level: Level | 'off' | null
  /** Where the level stands; absent where none is set. */
  readonly levelSpan?: Span
  /** As written; the type is the rule's to check. */
  readonly parameters: ReadonlyMap<string, Value>
  /** Where each parameter's value stands, by its name. */
  readonly parameterSpans?: ReadonlyMap<string, Span>
  /** Where each parameter's name stands. */
  readonly parameterKeySpans?: ReadonlyMap<string, Span>
  /** Where the rule's id stands. */
  readonly span: Span
  readonly path: string
}

/** Other settings for some files or some environments (`release.environment` of the plan). */
export interface Override {
  readonly files: readonly string[]
  readonly environments: readonly string[]
  readonly rules: readonly RuleSetting[]
  readonly span: Span
}

/** Texts that a project adds to the vocabulary, below the names they stand under: `says`, `triggers`, `vague`. */
export interface AddedWords {
  /** The file that adds them; absent: the config itself. */
  readonly path?: string
  readonly names: readonly { readonly text: string; readonly span: Span }[]
  readonly texts: readonly { readonly text: string; readonly span: Span }[]
}

/** A part of a config or a pack as it is written: it is read together with what others write of the same. */
export interface WrittenPart {
  readonly path: string
  readonly node: DataNode
}

/** `gonogo.config.yaml`, or the defaults where there is none. */
export interface Config {
  readonly path: string | null
  readonly extends: readonly string[]
  /** Where each entry of `extends` stands; absent for defaults. */
  readonly extendsSpans?: readonly Span[]
  /** What `gonogo check` reads when no path is given. */
  readonly paths: readonly string[]
  readonly ignore: readonly string[]
  readonly documents: readonly DocumentSetting[]
  readonly rules: readonly RuleSetting[]
  readonly overrides: readonly Override[]
  /** Added to the vocabulary that ships. */
  readonly vocabulary: readonly AddedWords[]
  /** Facts of one's own: every `facts:`, those of packs in use before that of the config. */
  readonly facts: readonly WrittenPart[]
  /** Largest file that is read, in bytes. */
  readonly fileSizeLimit: number
  /** More warnings than this are NO-GO; null: no limit. */
  readonly maxWarnings: number | null
  /** The baseline that `gonogo check` compares with, seen from the config; null: none. */
  readonly baseline: string | null
  /** What the release gate asks beside rules. */
  readonly gate: GateSetting
}
