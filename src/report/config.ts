import type { FactType, Level, Value } from '../model/index.js'
import { jsonText } from './printable.js'

/** A line of a file that decided something; null: nobody did, and the default applies. */
export type Written = { readonly path: string; readonly line: number } | null

/** The configuration that applies, each part with the line it comes from. */
export interface EffectiveConfig {
  /** The config that was found; null: there is none. */
  readonly path: string | null
  /** Absent values are `null`: no limit. */
  readonly settings: readonly EffectiveSetting[]
  readonly documents: readonly EffectiveDocument[]
  /** In the order in which they count: later ones win. */
  readonly packs: readonly EffectivePack[]
  /** Every rule that is on, or that something has switched off; by id. */
  readonly rules: readonly EffectiveRule[]
  readonly overrides: readonly EffectiveOverride[]
  /** Facts of one's own, and words added to the vocabulary, by the file that holds them. */
  readonly additions: readonly EffectiveAddition[]
}

/** One entry of a list counts as one value. */
export interface EffectiveSetting {
  readonly name: 'paths' | 'ignore' | 'limits.fileSize' | 'maxWarnings' | 'baseline' | `gate.${string}`
  readonly values: readonly { readonly value: string | number | null; readonly from: Written }[]
}

export interface EffectiveDocument {
  readonly files: readonly string[]
  readonly kind: string
  /** How many facts are mapped. */
  readonly mapped: number
  readonly from: Written
}

export interface EffectivePack {
  readonly id: string
  readonly title: string
  readonly version: string | null
  /** The folder it lies in. */
  readonly folder: string
  /** How many rules it holds itself. */
  readonly rules: number
  /** The line that extends it. */
  readonly by: Exclude<Written, null> | 'default' | '--rules'
}

export interface EffectiveRule {
  readonly id: string
  /** Null, in overrides alone: the level stays. */
  readonly level: Level | 'off' | null
  readonly from: Written
  readonly parameters: readonly EffectiveParameter[]
}

export interface EffectiveParameter {
  readonly name: string
  readonly type: FactType
  readonly value: Value
  readonly from: Written
}

export interface EffectiveOverride {
  readonly files: readonly string[]
  readonly environments: readonly string[]
  readonly rules: readonly EffectiveRule[]
  readonly from: Written
}

export interface EffectiveAddition {
  readonly what: 'fact' | 'phrase'
  readonly count: number
  readonly from: Written
}

/** The configuration for programs. */
export function configJson(config: EffectiveConfig): string {
  return `${jsonText({ version: 1, ...config })}\n`
}
