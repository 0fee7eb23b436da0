import type { Parameter, Rule, RuleSetting, Span, Value } from '../model/index.js'

/** A name in a file, with its place, so that a name that leads nowhere can be shown. */
export interface Reference {
  readonly name: string
  readonly path: string
  readonly span: Span
}

/** A folder of rules, or a profile: a choice among the rules of other packs. */
export interface Pack {
  /** The folder's name. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly version: string | null
  /** RE2 pattern of the demand ids its rules may cite; null: any word. */
  readonly demands: string | null
  /** Packs whose active rules are taken over, with their levels and parameters. */
  readonly extends: readonly Reference[]
  /** Single rules of other packs (`contract/time-bound`), or all own rules of one (`contract/*`), as they are written. */
  readonly include: readonly Reference[]
  /** Applied last: `off` takes a rule out, anything else puts it in. */
  readonly settings: readonly RuleSetting[]
  readonly rules: readonly Rule[]
  readonly path: string
}

/** A pack as plain JSON: maps become lists of pairs, because a rule's words may be `__proto__`. */
export interface PackJson extends Omit<Pack, 'rules' | 'settings'> {
  readonly rules: readonly (Omit<Rule, 'parameters'> & { readonly parameters: Pairs<Parameter> })[]
  readonly settings: readonly (Omit<RuleSetting, 'parameters'> & { readonly parameters: Pairs<Value> })[]
}
type Pairs<T> = readonly (readonly [string, T])[]

/** For shipping a loaded pack: `packFromJson(JSON.parse(JSON.stringify(packToJson(pack))))` equals the pack. */
export function packToJson(pack: Pack): PackJson {
  return {
    ...pack,
    rules: pack.rules.map((rule) => ({ ...rule, parameters: [...rule.parameters] })),
    settings: pack.settings.map((setting) => ({ ...setting, parameters: [...setting.parameters] })),
  }
}

/** The pack that `packToJson` wrote. It is trusted: nothing is checked again. */
export function packFromJson(json: PackJson): Pack {
  return {
    ...json,
    rules: json.rules.map((rule) => ({ ...rule, parameters: new Map(rule.parameters) })),
    settings: json.settings.map((setting) => ({ ...setting, parameters: new Map(setting.parameters) })),
  }
}
