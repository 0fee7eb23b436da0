import type { ActiveRule, Config, Problem, Rule, RuleSetting, Span } from '../model/index.js'
import { at, changesOf } from './changes.js'
import type { Knowledge } from './knowledge.js'
import { mistake, unknownWord } from './load/context.js'
import { unknownRule } from './load/unknown-rule.js'
import { authored, explain, type Origin, type Origins } from './origins.js'
import type { Pack, Reference } from './pack.js'
import { activated, apply, type Change, type Policy, sortedById } from './policy.js'

const START: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 }
/** Who has more mistakes than this mends the first ones. */
const MOST_PROBLEMS = 500

/** Everything there is to choose from, what was chosen, and where mistakes are collected. */
interface Shelf {
  readonly packs: ReadonlyMap<string, Pack>
  readonly rules: ReadonlyMap<string, Rule>
  readonly knowledge: Knowledge
  readonly problems: Problem[]
  /** Packs that another pack has brought already. */
  readonly brought: Set<string>
  readonly active: Map<string, ActiveRule>
  readonly off: Map<string, ActiveRule['parameters']>
  /** Rules that the config, or one of its overrides, gives a level. */
  readonly switchedOn: ReadonlySet<string>
  readonly broken: ReadonlySet<string>
  readonly origins: Map<string, Origin>
  readonly order: { readonly id: string; readonly by: Reference }[]
}

/** A policy, how it came to be, and what is wrong with it: with problems nothing must be judged. */
export interface Resolved {
  readonly policy: Policy
  readonly origins: Origins
  readonly problems: readonly Problem[]
}

/**
 * The policy of a project: the packs it extends, in order, then its own settings; later wins. A pack brings what it
 * extends, then the rules it includes, then its own rules, then its settings. All mistakes are reported together
 * (unknown packs, rules and parameters, parameters of the wrong type, settings without effect, packs that extend each
 * other in a circle); the policy holds what was sound. Never throws.
 *
 * @param roots what is extended, by the ids of packs; absent: what the config says
 */
export function resolvePolicy(
  packs: readonly Pack[],
  config: Config,
  knowledge: Knowledge,
  roots: readonly Reference[] = rootsOf(config),
): Resolved {
  const shelf = shelve(packs, knowledge, switchedOnBy(config))
  for (const root of roots) extend(root, [], shelf)
  settle(config.rules, shelf)
  const overrides = config.overrides.map(({ files, environments, rules: settings }) => {
    return { files, environments, changes: changesOf(settings, shelf) }
  })
  reportIdle(overrides, shelf)
  const sorted = sortedById(shelf.active.values()).map((active) => [active.rule.id, active] as const)
  return {
    policy: {
      rules: new Map(sorted),
      off: shelf.off,
      overrides,
      known: new Map([...shelf.rules.values()].map(({ id, waivable }) => [id, waivable])),
    },
    origins: { packs: shelf.order, rules: shelf.origins },
    problems: once(shelf.problems),
  }
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

/** Rules that the config, or one of its overrides, takes by name and does not switch off. */
function switchedOnBy({ rules, overrides }: Config): ReadonlySet<string> {
  const settings = [...rules, ...overrides.flatMap((override) => override.rules)]
  return new Set(settings.filter(({ level }) => level !== 'off').map(({ rule }) => rule))
}

function shelve(packs: readonly Pack[], knowledge: Knowledge, switchedOn: Shelf['switchedOn']): Shelf {
  const shelf = {
    packs: new Map<string, Pack>(),
    rules: new Map<string, Rule>(),
    knowledge,
    problems: [],
    brought: new Set<string>(),
    active: new Map(),
    off: new Map(),
    switchedOn,
    broken: new Set(packs.flatMap((pack) => [...(pack.broken ?? [])])),
    origins: new Map(),
    order: [],
  }
  for (const pack of packs) {
    const other = shelf.packs.get(pack.id)
    if (other) {
      const message = `The pack "${pack.id}" exists already (${other.path}).`
      const fix = 'Give it another name, such as `name: our-rules` in its pack.yaml.'
      mistake(at(pack.path, shelf), 'duplicate-pack', START, message, fix)
      continue
    }
    shelf.packs.set(pack.id, pack)
    for (const rule of pack.rules) shelf.rules.set(rule.id, rule)
  }
  return shelf
}

function extend(reference: Reference, trail: readonly string[], shelf: Shelf): void {
  const { name, path, span } = reference
  const pack = shelf.packs.get(name)
  if (shelf.problems.length > MOST_PROBLEMS) return
  if (!pack) {
    unknownWord(at(path, shelf), 'unknown-pack', span, 'pack', name, [...shelf.packs.keys()])
    return
  }
  if (trail.includes(name)) {
    reportCircle(trail.slice(trail.indexOf(name)), shelf)
    return
  }
  // A pack that several extend is brought once: what its first user changed of it stays changed.
  const way = [...trail, name]
  for (const parent of pack.extends) {
    if (trail.length > 0 && shelf.brought.has(parent.name) && !way.includes(parent.name)) continue
    shelf.brought.add(parent.name)
    extend(parent, way, shelf)
  }
  shelf.order.push({ id: name, by: reference })
  reportExcluded(pack, shelf)
  for (const rule of pack.include.flatMap((one) => included(one, shelf))) switchOn(rule, shelf)
  for (const rule of pack.rules) switchOn(rule, shelf)
  settle(pack.settings, shelf)
}

function switchOn(rule: Rule, { active, off, origins }: Shelf): void {
  off.delete(rule.id)
  active.set(rule.id, activated(rule))
  origins.set(rule.id, authored(rule))
}

/** Applies settings in their order; one that switches off what nothing has switched on is told. */
function settle(settings: readonly RuleSetting[], shelf: Shelf): void {
  for (const change of changesOf(settings, shelf)) {
    if (change.level === 'off' && !shelf.origins.has(change.rule.id)) idle(change, shelf)
    apply(shelf.active, shelf.off, change)
    explain(shelf.origins, change)
  }
}

/** Of the overrides, those that switch off what neither the rules nor an override switches on. */
function reportIdle(overrides: Policy['overrides'], shelf: Shelf): void {
  const changes = overrides.flatMap((override) => override.changes)
  const set = new Set(changes.filter(({ level }) => level !== 'off').map(({ rule }) => rule.id))
  for (const change of changes) {
    const { id } = change.rule
    if (change.level === 'off' && !set.has(id) && !shelf.origins.has(id)) idle(change, shelf)
  }
}

function idle({ rule, setting }: Change, shelf: Shelf): void {
  const message = `${rule.id} is switched off, and nothing has switched it on.`
  const fix = 'Remove the line. If a pack brings the rule, extend that pack first: what comes later wins.'
  mistake(at(setting.path, shelf), 'off-of-nothing', setting.span, message, fix)
}

/** A rule that a pack takes from another one and switches off itself. */
function reportExcluded(pack: Pack, shelf: Shelf): void {
  const off = new Map(pack.settings.filter(({ level }) => level === 'off').map((setting) => [setting.rule, setting]))
  for (const { name, path, span } of pack.include) {
    const setting = off.get(name)
    if (!setting) continue
    const message = `${name} is included here, and switched off in line ${setting.span.line}.`
    mistake(at(path, shelf), 'included-and-off', span, message, 'Keep one of the two lines.')
  }
}

/** Told once of a circle, wherever it is entered: where it leads back to the first of its packs. */
function reportCircle(names: readonly string[], shelf: Shelf): void {
  const first = [...shelf.packs.keys()].find((name) => names.includes(name)) ?? ''
  const start = names.indexOf(first)
  const circle = [...names.slice(start), ...names.slice(0, start)]
  const back = shelf.packs.get(circle.at(-1) ?? '')?.extends.find(({ name }) => name === first)
  const shown = circle.length <= 10 ? circle : [...circle.slice(0, 8), '…', ...circle.slice(-1)]
  const message = `Packs extend each other in a circle: ${[...shown, first].join(' -> ')}.`
  if (back)
    mistake(at(back.path, shelf), 'pack-cycle', back.span, message, 'Remove this one, or another of the circle.')
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
  if (!rule && !shelf.broken.has(name))
    unknownRule(at(path, shelf), span, name, [...shelf.rules.keys()], [...shelf.origins.keys()])
  return rule ? [rule] : []
}
