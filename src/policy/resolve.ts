import type { ActiveRule, Config, Problem, Rule, RuleSetting, Span, Value } from '../model/index.js'
import type { Knowledge } from './knowledge.js'
import { type Context, mistake, unknownWord } from './load/context.js'
import { overrideFault } from './load/uses.js'
import type { Pack, Reference } from './pack.js'
import { activated, apply, type Change, type Policy, sortedById } from './policy.js'
import { typed } from './values/literal.js'

const START: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** Everything there is to choose from, and where mistakes are collected. */
interface Shelf {
  readonly packs: ReadonlyMap<string, Pack>
  readonly rules: ReadonlyMap<string, Rule>
  readonly knowledge: Knowledge
  readonly problems: Problem[]
  /** Packs that another pack has brought already. */
  readonly brought: Set<string>
}

/**
 * The policy of a project: the packs it extends, in order, then its own settings; later wins. A pack brings what it
 * extends, then the rules it includes, then its own rules, then its settings. All mistakes are reported together
 * (unknown packs, rules and parameters, parameters of the wrong type, packs that extend each other in a circle); the
 * policy holds what was sound, so with problems nothing must be judged. Never throws.
 */
export function resolvePolicy(
  packs: readonly Pack[],
  config: Config,
  knowledge: Knowledge,
  roots: readonly Reference[] = rootsOf(config),
): { readonly policy: Policy; readonly problems: readonly Problem[] } {
  const shelf = shelve(packs, knowledge)
  const rules = new Map<string, ActiveRule>()
  for (const root of roots) extend(root, [], rules, shelf)
  for (const change of changesOf(config.rules, shelf)) apply(rules, change)
  const overrides = config.overrides.map(({ files, environments, rules: settings }) => {
    return { files, environments, changes: changesOf(settings, shelf) }
  })
  const sorted = sortedById(rules.values()).map((active) => [active.rule.id, active] as const)
  return { policy: { rules: new Map(sorted), overrides }, problems: once(shelf.problems) }
}

/** What the config extends, with its places. */
export function rootsOf(config: Config): readonly Reference[] {
  const path = config.path ?? 'gonogo.config.yaml'
  return config.extends.map((name, index) => ({ name, path, span: config.extendsSpans?.[index] ?? START }))
}

/** A pack that is extended along two ways brings its mistakes twice. */
function once(problems: readonly Problem[]): readonly Problem[] {
  const key = ({ path, span, message }: Problem) => `${path} ${span.line} ${span.column} ${message}`
  return [...new Map(problems.map((problem) => [key(problem), problem])).values()]
}

function shelve(packs: readonly Pack[], knowledge: Knowledge): Shelf {
  const shelf = {
    packs: new Map<string, Pack>(),
    rules: new Map<string, Rule>(),
    knowledge,
    problems: [],
    brought: new Set<string>(),
  }
  for (const pack of packs) {
    const other = shelf.packs.get(pack.id)
    if (other) {
      const message = `The pack "${pack.id}" exists already (${other.path}).`
      mistake(at(pack.path, shelf), 'duplicate-pack', START, message, 'Give it another name: `name:` in its pack.yaml.')
      continue
    }
    shelf.packs.set(pack.id, pack)
    for (const rule of pack.rules) shelf.rules.set(rule.id, rule)
  }
  return shelf
}

function at(path: string, { knowledge, problems }: Shelf): Context {
  return { path, knowledge, problems }
}

function extend(reference: Reference, trail: readonly string[], rules: Map<string, ActiveRule>, shelf: Shelf): void {
  const { name, path, span } = reference
  const pack = shelf.packs.get(name)
  if (!pack) {
    unknownWord(at(path, shelf), 'unknown-pack', span, 'pack', name, [...shelf.packs.keys()])
    return
  }
  if (trail.includes(name)) {
    const circle = [...trail.slice(trail.indexOf(name)), name].join(' -> ')
    mistake(at(path, shelf), 'pack-cycle', span, `Packs extend each other in a circle: ${circle}.`, 'Break the circle.')
    return
  }
  // A pack that several extend is brought once: what its first user changed of it stays changed.
  const way = [...trail, name]
  for (const parent of pack.extends) {
    if (trail.length > 0 && shelf.brought.has(parent.name) && !way.includes(parent.name)) continue
    shelf.brought.add(parent.name)
    extend(parent, way, rules, shelf)
  }
  for (const rule of pack.include.flatMap((one) => included(one, shelf))) rules.set(rule.id, activated(rule))
  for (const rule of pack.rules) rules.set(rule.id, activated(rule))
  for (const change of changesOf(pack.settings, shelf)) apply(rules, change)
}

/** `contract/time-bound`, or all own rules of a pack: `contract/*`. */
function included({ name, path, span }: Reference, shelf: Shelf): readonly Rule[] {
  if (name.endsWith('/*')) {
    const pack = shelf.packs.get(name.slice(0, -2))
    if (pack) return pack.rules
    unknownWord(at(path, shelf), 'unknown-pack', span, 'pack', name.slice(0, -2), [...shelf.packs.keys()])
    return []
  }
  const rule = shelf.rules.get(name)
  if (!rule) unknownWord(at(path, shelf), 'unknown-rule', span, 'rule', name, [...shelf.rules.keys()])
  return rule ? [rule] : []
}

function changesOf(settings: readonly RuleSetting[], shelf: Shelf): readonly Change[] {
  return settings.flatMap((setting) => {
    const rule = shelf.rules.get(setting.rule)
    if (rule) return [{ rule, level: setting.level, parameters: parametersOf(setting, rule, shelf) }]
    const context = at(setting.path, shelf)
    unknownWord(context, 'unknown-rule', setting.span, 'rule', setting.rule, [...shelf.rules.keys()])
    return []
  })
}

function parametersOf(setting: RuleSetting, rule: Rule, shelf: Shelf): ReadonlyMap<string, Value> {
  const context = at(setting.path, shelf)
  const sound = new Map<string, Value>()
  for (const [name, value] of setting.parameters) {
    const parameter = rule.parameters.get(name)
    const span = setting.parameterSpans?.get(name) ?? setting.span
    if (!parameter) {
      const known = ['level', ...rule.parameters.keys()]
      unknownWord(context, 'unknown-parameter', span, `parameter of ${rule.id}`, name, known)
      continue
    }
    const literal = typed({ value, source: null }, parameter.type)
    if ('value' in literal) {
      const fault = overrideFault(rule, name, literal.value, shelf.knowledge)
      if (fault) mistake(context, 'parameter-value', span, fault.message, fault.fix)
      else sound.set(name, literal.value)
    } else {
      const message = `The parameter "${name}" of ${rule.id} is no ${parameter.type}.`
      mistake(context, 'parameter-type', span, message, `Write ${literal.expected}.`)
    }
  }
  return sound
}
