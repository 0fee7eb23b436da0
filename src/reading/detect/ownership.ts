import { type Collected, type Reading, reject, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import type { Hit, Hits } from '../wording/phrases.js'
import { type Context, contextOf, isProse } from './unit-context.js'

const FIELD = 'ownership.decision'
/** Somebody decides: the role stands beside the verb. */
const ACTIVE =
  /\b(?:decides?|approves?|authori[sz]es?|signs? off|signed off|has (?:the )?(?:final say|authority|signed off)|makes? the (?:final )?(?:call|decision)|can call (?:a |the )?rollback|calls? (?:a |the )rollback|may call (?:a |the )?rollback|drives? (?:the )?go\/?\s?no-?go|calls? the rollback|must approve|may approve|gives? (?:the )?(?:go|approval)|owns? the (?:rollback )?decision|jointly confirm|decision made)\b/i
const PASSIVE =
  /\b(?:(?:decided|approved|authori[sz]ed|signed off|made|called) by|decision (?:to \w+ ?\w* )?(?:lies|rests|is) with|approval (?:from|of|by)|sign-?off (?:from|of|by)|authori[sz]ation (?:from|of|by|\()|authority (?:of|lies with|rests with)|permission (?:from|of)|requires? (?:\w+ )?(?:approval|sign-?off))\b/i
const APPROVED_EXAMPLE = /\bapproved\b.*\((?:e\.g\.,?|i\.e\.,?|by)\s*[^)]*\)/i

const ASKS = /(?<!\b(?:person|people|one|anyone|whoever|engineer|lead|manager|those|team) )\b(?:who|which|whether)\b/i
const NOBODY = /\b(?:is not|isn['’]t|nobody|no one|somebody|someone|unclear|lacks?|if no)\b/i

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
    else if (isUnfilled(decider.who)) reject(into, FIELD, unit.span, 'no role, person or group is named')
    else state(into, FIELD, [decider.who], unit, unit.span)
  }
}

function deciderIn(
  unit: Unit,
  { words, scope, rollback }: Context,
  reading: Reading,
): { who: string; at: number } | null {
  const about = rollback || words.has('rollback') || /\bgo\s?[/-]?\s?(?:or )?no-?\s?go\b/i.test(unit.text)
  if (!about && !scope.all.has('ownership')) return null
  if (unit.type === 'row' && unit.cells) return fromRow(unit, reading)
  if (!about) return null
  const example = APPROVED_EXAMPLE.exec(unit.text)
  const verb = ACTIVE.exec(unit.text) ?? PASSIVE.exec(unit.text) ?? example
  const role = verb && nearestRole(words, verb.index)
  if (!verb || !role) return null
  if (ASKS.test(unit.text.slice(0, verb.index)) || NOBODY.test(unit.text) || unit.text.trim().endsWith('?')) return null
  return { who: unit.text.slice(role.from, role.to), at: verb.index }
}

/** The role beside the verb: the last before it, else the first after it. */
function nearestRole(words: Hits, at: number): Hit | undefined {
  const roles = words.all.filter((hit) => hit.name === 'role')
  return roles.filter((hit) => hit.from < at).at(-1) ?? roles[0]
}

/** A timeline or a table in which somebody took the decision: `Decision made to roll back | incident commander`. */
function fromRow(unit: Unit, reading: Reading): { who: string; at: number } | null {
  const cells = unit.cells ?? []
  const decided = cells.find(
    (cell) =>
      /\b(?:decision (?:made|taken)|decided to|approved)\b/i.test(cell.text) &&
      reading.vocabulary.words.find(cell.text).has('rollback'),
  )
  if (!decided) return null
  const actor = cells.find(
    (cell) => cell !== decided && /^(?:actor|who|by|owner|role|person|name|responsible|decided by)$/i.test(cell.header),
  )
  return actor?.text ? { who: actor.text, at: 0 } : null
}

const EXECUTES =
  /\b(?:execut(?:es|e|ed by)|performs?|performed by|carr(?:y|ies) (?:it |the rollback )?out|carried out by|runs? the rollback|run by|initiates?|initiated by|triggers?|triggered by)\b/i

/** Who carries the rollback out, where a sentence says it of a role. */
export function detectExecution(units: readonly Unit[], reading: Reading, into: Collected): void {
  for (const unit of units) {
    if (!isProse(unit) || unit.type === 'row' || unit.type === 'pair') continue
    const { words, rollback } = contextOf(unit, reading)
    const role = words.first('role')
    const verb = EXECUTES.exec(unit.text)
    if (!rollback || !words.has('rollback') || !role || !verb || ASKS.test(unit.text.slice(0, verb.index))) continue
    if (!reasonAgainst(unit, reading.scopes, verb.index)) {
      state(into, 'ownership.execution', [unit.text.slice(role.from, role.to)], unit, unit.span)
    }
  }
}
