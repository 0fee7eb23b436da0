import { type ActiveRule, type Difference, type FactType, LEVELS, type Level, type Value } from '../../model/index.js'
import type { Policy, PolicyOverride } from '../policy.js'
import { inWords } from '../values/words.js'
import { canonical, inShort } from './canonical.js'
import { asksLess } from './direction.js'

/** What the head asks by other rules, by the same in another way, or no more. */
export function ruleDifferences(trusted: Policy, head: Policy): readonly Difference[] {
  const ids = [...new Set([...trusted.rules.keys(), ...head.rules.keys()])].sort()
  return [
    ...ids.flatMap((id) => ofRule(id, trusted.rules.get(id), head.rules.get(id), head)),
    ...overrideDifferences(trusted, head),
  ]
}

function ofRule(
  name: string,
  before: ActiveRule | undefined,
  after: ActiveRule | undefined,
  head: Policy,
): readonly Difference[] {
  const what = 'rule' as const
  if (!before) return after ? [{ what, name, trusted: null, head: after.level, weaker: false }] : []
  if (!after) return [{ what, name, trusted: before.level, head: head.off?.has(name) ? 'off' : null, weaker: true }]
  return [...levels(name, before.level, after.level), ...demands(before, after), ...parameters(before, after)]
}

function levels(name: string, trusted: Level, head: Level): readonly Difference[] {
  if (trusted === head) return []
  return [{ what: 'rule', name, trusted, head, weaker: LEVELS.indexOf(head) > LEVELS.indexOf(trusted) }]
}

/** What the rule itself says. Its words for people are no demand. */
function demands(before: ActiveRule, after: ActiveRule): readonly Difference[] {
  const differences = PARTS.flatMap(([words, part]): readonly Difference[] => {
    if (canonical(part(before)) === canonical(part(after))) return []
    return [{ what: 'rule', name: before.rule.id, trusted: words, head: `other ${words}`, weaker: true }]
  })
  const [was, is] = [before.rule.waivable, after.rule.waivable]
  const allowed = (may: boolean) => (may ? 'can be waived' : 'cannot be waived')
  const name = before.rule.id
  const waivable: readonly Difference[] =
    was === is ? [] : [{ what: 'rule', name, trusted: allowed(was), head: allowed(is), weaker: is }]
  return [...differences, ...waivable]
}

const PARTS: readonly (readonly [words: string, part: (active: ActiveRule) => unknown])[] = [
  ['conditions', ({ rule }) => [rule.when, rule.require]],
  ['subjects', ({ rule }) => [rule.for, [...rule.kinds].sort()]],
]

function parameters(before: ActiveRule, after: ActiveRule): readonly Difference[] {
  const names = [...new Set([...before.parameters.keys(), ...after.parameters.keys()])].sort()
  return names.flatMap((name): readonly Difference[] => {
    const [was, is] = [before.parameters.get(name), after.parameters.get(name)]
    if (canonical(was ?? null) === canonical(is ?? null)) return []
    const weaker = asksLess(before.rule, name, was, is)
    const type = before.rule.parameters.get(name)?.type ?? after.rule.parameters.get(name)?.type ?? 'text'
    const shown = { trusted: said(was, type), head: said(is, type) }
    return [{ what: 'rule', name: `${before.rule.id}: ${name}`, ...shown, weaker }]
  })
}

const said = (value: Value | undefined, type: FactType): string | null =>
  value === undefined ? null : inShort(typeof value === 'number' ? inWords(value, type) : value)

/** Which of them is for the plan is not asked here: an override that is gone, new or changed may be for any file. */
function overrideDifferences(trusted: Policy, head: Policy): readonly Difference[] {
  const [before, after] = [trusted, head].map(({ overrides, off }) =>
    overrides.map((one) => [textOf(one), keyOf(one, off)]),
  )
  if (canonical(before) === canonical(after) || !before || !after) return []
  const gone = before.filter(([, key]) => !after.some(([, other]) => other === key))
  const come = after.filter(([, key]) => !before.some(([, other]) => other === key))
  const order: Difference = {
    what: 'config',
    name: 'overrides',
    trusted: 'their order',
    head: 'another order',
    weaker: true,
  }
  if (gone.length + come.length === 0) return [order]
  return [
    ...gone.map(([text = '']): Difference => ({ ...order, trusted: text, head: null })),
    ...come.map(([text = '']): Difference => ({ ...order, trusted: null, head: text })),
  ]
}

const textOf = ({ files, environments, changes }: PolicyOverride): string => {
  const where = [...files, ...environments].join(', ') || 'all'
  const what = changes.map(({ rule, level, parameters }) => {
    const set = [...parameters].map(
      ([name, value]) => `${name} ${said(value, rule.parameters.get(name)?.type ?? 'text')}`,
    )
    return [rule.id, level ?? [], ...set].flat().join(' ')
  })
  return inShort(`${where}: ${what.join('; ')}`)
}

/** What a rule that is off was set to counts where an override switches it on. */
function keyOf({ files, environments, changes }: PolicyOverride, off: Policy['off']): string {
  const set = changes.map(({ rule, level, parameters }) => [
    rule.id,
    [rule.when, rule.require, rule.for, rule.kinds, rule.waivable, rule.level],
    level,
    parameters,
    off?.get(rule.id) ?? null,
  ])
  return canonical([files, environments, set])
}
