import type { ActiveRule, Kind, Level, Rule, RuleSetting, Value } from '../model/index.js'

/** The rules that are on, with their levels and parameters, and what changes for some files and environments. */
export interface Policy {
  /** By id, in the order of ids. */
  readonly rules: ReadonlyMap<string, ActiveRule>
  /** What was set of rules that are off, for an override that switches one on again. */
  readonly off?: Dormant
  readonly overrides: readonly PolicyOverride[]
  /** Every rule there is, on or not, and whether it lets anybody set its findings aside. */
  readonly known?: ReadonlyMap<string, boolean>
}

/** The parameters of rules that are switched off, by the ids of the rules. */
type Dormant = ReadonlyMap<string, ActiveRule['parameters']>

export interface PolicyOverride {
  /** Empty: all files. */
  readonly files: readonly string[]
  /** Empty: all environments, and documents that name none. */
  readonly environments: readonly string[]
  readonly changes: readonly Change[]
}

/** One setting whose rule exists and whose parameters have the types the rule asks for. */
export interface Change {
  readonly rule: Rule
  /** Null: the level it has. */
  readonly level: Level | 'off' | null
  readonly parameters: ReadonlyMap<string, Value>
  /** As it is written. */
  readonly setting: RuleSetting
}

/** Which document it is. `path` is relative to the config's folder, as its globs are. */
export interface Place {
  readonly path: string
  readonly kind: Kind
  readonly environment: string | null
}

/**
 * Puts a change into the rules: `off` takes the rule out, anything else puts it in or changes it.
 * Naming a rule switches it on, so that no setting is ever without effect. What was set of a rule that is switched off
 * is kept in `off`: a rule that is switched on again has its author's level, and the parameters that the project chose.
 */
export function apply(
  rules: Map<string, ActiveRule>,
  off: Map<string, ActiveRule['parameters']>,
  { rule, level, parameters: changed }: Change,
): void {
  const active = rules.get(rule.id)
  const before = active ?? activated(rule)
  const parameters = new Map([...(off.get(rule.id) ?? before.parameters), ...changed])
  if (level === 'off') {
    rules.delete(rule.id)
    off.set(rule.id, parameters)
  } else {
    off.delete(rule.id)
    rules.set(rule.id, { rule, level: level ?? before.level, parameters })
  }
}

/** The rule as its author set it. */
export function activated(rule: Rule): ActiveRule {
  const defaults = [...rule.parameters].map(([name, parameter]) => [name, parameter.default] as const)
  return { rule, level: rule.level, parameters: new Map(defaults) }
}

/** Sorted by id, by code unit: the same on every machine. */
export function sortedById(rules: Iterable<ActiveRule>): readonly ActiveRule[] {
  return [...rules].sort((a, b) => (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0))
}

const known = new WeakMap<Policy, Map<string, readonly ActiveRule[]>>()

/**
 * The rules for one document, by id. Overrides apply in their order, the last one wins.
 * The same overrides and kind give the same objects, so that each rule is compiled once however many documents there are.
 */
export function activeRules(
  policy: Policy,
  place: Place,
  matches: (globs: readonly string[], path: string) => boolean,
): readonly ActiveRule[] {
  const fitting = policy.overrides.map((override) => fits(override, place, matches))
  const key = `${place.kind} ${fitting.map(Number).join('')}`
  const answers = known.get(policy) ?? new Map<string, readonly ActiveRule[]>()
  known.set(policy, answers)
  const before = answers.get(key)
  if (before) return before
  const rules = new Map(policy.rules)
  const off = new Map(policy.off)
  for (const [index, { changes }] of policy.overrides.entries()) {
    if (fitting[index]) for (const change of changes) apply(rules, off, change)
  }
  const active = sortedById(rules.values()).filter(({ rule }) => rule.kinds.includes(place.kind))
  answers.set(key, active)
  return active
}

/** Whether settings for some environments may be meant for a file, so that its environment has to be known. */
export function asksEnvironment(
  { overrides }: Policy,
  path: string,
  matches: (globs: readonly string[], path: string) => boolean,
): boolean {
  return overrides.some(
    ({ files, environments, changes }) =>
      environments.length > 0 && changes.length > 0 && (files.length === 0 || matches(files, path)),
  )
}

function fits(
  { files, environments }: PolicyOverride,
  { path, environment }: Place,
  matches: (globs: readonly string[], path: string) => boolean,
): boolean {
  const here = environment?.trim().toLowerCase()
  const isHere = environments.length === 0 || environments.some((one) => one.trim().toLowerCase() === here)
  return isHere && (files.length === 0 || matches(files, path))
}
