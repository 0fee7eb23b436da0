import { type Collected, type Reading, reject, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { apart, firstFrom } from '../wording/apart.js'
import type { Hit, Hits } from '../wording/phrases.js'
import { type Context, contextOf, isProse } from './unit-context.js'

const FIELD = 'ownership.decision'
/** Who decides on rollback or go/no-go. An owner, a contact or a blank cell is nobody deciding. */
export function detectDecision(units: readonly Unit[], reading: Reading, into: Collected): void {
  for (const unit of units) {
    if (!isProse(unit)) continue
    const context = contextOf(unit, reading)
    if (!context.words.has('decide')) continue
    const decider = deciderIn(unit, context, reading)
    if (!decider) continue
    const against = reasonAgainst(unit, reading.scopes, decider.at)
    if (against) reject(into, FIELD, unit.span, against)
    else if (isUnfilled(decider.who, reading.vocabulary))
      reject(into, FIELD, unit.span, 'no role, person or group is named')
    else state(into, FIELD, [decider.who], unit, unit.span)
  }
}

function deciderIn(
  unit: Unit,
  { words, scope, rollback }: Context,
  reading: Reading,
): { who: string; at: number } | null {
  const said = reading.vocabulary.says('ownership').find(unit.text)
  const about = rollback || words.has('rollback') || said.has('go-no-go')
  if (!about && !scope.all.has('ownership')) return null
  if (unit.type === 'row' && unit.cells) return fromRow(unit, reading)
  if (!about) return null
  const verb = said.first('decides') ?? said.first('decided-by') ?? consentInBrackets(unit.text, said, words)
  const role = verb && nearestRole(words, verb.from)
  if (!verb || !role) return null
  if (isAsked(said, verb.from) || said.has('nobody') || unit.text.trim().endsWith('?')) return null
  return { who: unit.text.slice(role.from, role.to), at: verb.from }
}

/** `Approved (e.g. by the release manager)`. */
function consentInBrackets(text: string, said: Hits, words: Hits): Hit | undefined {
  const consent = said.first('consent')
  const open = consent ? text.indexOf('(', consent.to) : -1
  return open >= 0 && firstFrom(words, 'role', open) ? consent : undefined
}

/** A question stands before the verb. */
function isAsked(said: Hits, at: number): boolean {
  const asks = apart(said, 'asks', 'means')
  return asks !== undefined && asks.from < at
}

/** The role beside the verb: the last before it, else the first after it. */
function nearestRole(words: Hits, at: number): Hit | undefined {
  // `release manager` is one role, not two.
  const roles: Hit[] = []
  for (const hit of words.all) {
    const last = roles.at(-1)
    if (hit.name !== 'role' || (last && hit.to <= last.to)) continue
    if (last?.from === hit.from) roles.pop()
    roles.push(hit)
  }
  return roles.filter((hit) => hit.from < at).at(-1) ?? roles[0]
}

/** A timeline or a table in which somebody took the decision: `Decision made to roll back | incident commander`. */
function fromRow(unit: Unit, { vocabulary }: Reading): { who: string; at: number } | null {
  const cells = unit.cells ?? []
  const says = (text: string, name: string) => vocabulary.says('ownership').find(text).has(name)
  const decided = cells.find((cell) => says(cell.text, 'decided') && vocabulary.words.find(cell.text).has('rollback'))
  if (!decided) return null
  const actor = cells.find((cell) => cell !== decided && says(cell.header, 'actor-column'))
  return actor?.text ? { who: actor.text, at: 0 } : null
}

/** Who carries the rollback out, where a sentence says it of a role. */
export function detectExecution(units: readonly Unit[], reading: Reading, into: Collected): void {
  for (const unit of units) {
    if (!isProse(unit) || unit.type === 'row' || unit.type === 'pair') continue
    const { words, rollback } = contextOf(unit, reading)
    const role = words.first('role')
    if (!rollback || !words.has('rollback') || !role) continue
    const said = reading.vocabulary.says('ownership').find(unit.text)
    const verb = said.first('executes')
    if (!verb || isAsked(said, verb.from)) continue
    if (!reasonAgainst(unit, reading.scopes, verb.from)) {
      state(into, 'ownership.execution', [unit.text.slice(role.from, role.to)], unit, unit.span)
    }
  }
}
