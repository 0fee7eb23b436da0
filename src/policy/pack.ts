import type { DataNode, Parameter, Rule, RuleSetting, Span, Value } from '../model/index.js'

/** A name in a file, with its place, so that a name that leads nowhere can be shown. */
export interface Reference {
  readonly name: string
  readonly path: string
  readonly span: Span
}

/** What `pack.yaml` says: all of a pack but its rules. */
export interface Manifest {
  /** `name:` of pack.yaml, else the folder's name. */
  readonly id: string
  readonly title: string
  readonly description: string
  /** As SemVer has it. */
  readonly version: string | null
  /** The versions of gonogo it works with, as npm writes ranges. */
  readonly gonogo: Reference | null
  /** RE2 pattern of the demand ids its rules may cite; null: any word. */
  readonly demands: string | null
  /** Packs whose active rules are taken over, with their levels and parameters: as written, or by id once they are found. */
  readonly extends: readonly Reference[]
  /** Single rules of other packs (`contract/time-bound`), or all own rules of one (`contract/*`), as they are written. */
  readonly include: readonly Reference[]
  /** Applied last: `off` takes a rule out, anything else puts it in. */
  readonly settings: readonly RuleSetting[]
  /** Conditions that its rules use by name, as they are written. */
  readonly conditions: Conditions
  /** The time at which its examples are judged, ISO 8601; null: gonogo chooses one. */
  readonly clock: string | null
  readonly path: string
}

/** Named conditions as they are written: each rule that uses one reads it with its own facts and parameters. */
export type Conditions = ReadonlyMap<string, WrittenCondition>
export interface WrittenCondition {
  readonly node: DataNode
  readonly keySpan: Span
  readonly path: string
}

/** A folder of rules, or a profile: a choice among the rules of other packs. */
export interface Pack extends Omit<Manifest, 'conditions'> {
  readonly rules: readonly Rule[]
  /** Ids of its rules that have mistakes: who names one of them names no rule that is not there. */
  readonly broken?: ReadonlySet<string>
}

/** A pack as plain JSON: maps become lists of pairs, because a rule's words may be `__proto__`. */
export interface PackJson extends Omit<Pack, 'rules' | 'settings' | 'broken'> {
  readonly rules: readonly (Omit<Rule, 'parameters'> & { readonly parameters: Pairs<Parameter> })[]
  readonly settings: readonly (Omit<RuleSetting, 'parameters' | 'parameterSpans' | 'parameterKeySpans'> & {
    readonly parameters: Pairs<Value>
    readonly parameterSpans: Pairs<Span>
    readonly parameterKeySpans: Pairs<Span>
  })[]
}
type Pairs<T> = readonly (readonly [string, T])[]

/** For shipping a loaded pack: `packFromJson(JSON.parse(JSON.stringify(packToJson(pack))))` equals the pack. */
export function packToJson(pack: Pack): PackJson {
  return {
    ...pack,
    rules: pack.rules.map((rule) => ({ ...rule, parameters: [...rule.parameters] })),
    settings: pack.settings.map((setting) => ({
      ...setting,
      parameters: [...setting.parameters],
      parameterSpans: [...(setting.parameterSpans ?? [])],
      parameterKeySpans: [...(setting.parameterKeySpans ?? [])],
    })),
  }
}

/** The pack that `packToJson` wrote. It is trusted: nothing is checked again. */
export function packFromJson(json: PackJson): Pack {
  return {
    ...json,
    rules: json.rules.map((rule) => ({ ...rule, parameters: new Map(rule.parameters) })),
    settings: json.settings.map((setting) => ({
      ...setting,
      parameters: new Map(setting.parameters),
      parameterSpans: new Map(setting.parameterSpans),
      parameterKeySpans: new Map(setting.parameterKeySpans),
    })),
  }
}
