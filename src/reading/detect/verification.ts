import type { ShellCommand } from '../../model/index.js'
import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { whyNoAnswer } from '../denial.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { apart } from '../wording/apart.js'
import type { Hits } from '../wording/phrases.js'
import { type Context, oneLine, saidBy } from './unit-context.js'

const FIELD = 'rollback.verification'
/** What is checked after rolling back. A check before it, or of the deployment, is another thing. */
export function detectVerification(
  unit: Unit,
  context: Context,
  behind: boolean,
  reading: Reading,
  into: Collected,
): void {
  if (unit.type === 'code' || !(context.rollback || behind)) return
  const says = reading.vocabulary.says('verification')
  const said = says.find(unit.text)
  if (isCheckout(said, unit)) return
  // In another chapter a sentence on the rollback has to check that, and a command is one of that chapter.
  if (
    !context.scope.rollback &&
    !isBehind(unit, behind, said, reading) &&
    (unit.type === 'command' || !said.has('of-rollback'))
  )
    return
  const topical = context.scope.nearest.has('verification') && context.scope.all.size > 0
  const text = titled(unit)
  if (!isBehind(unit, behind, said, reading) && !verifies(unit, text, topical, said, context, reading)) return
  const because = whyNot(unit, topical, behind, unit.type === 'command' ? says.find(text) : said, context, reading)
  if (because) {
    reject(into, FIELD, unit.span, because)
    return
  }
  if (isUnfilled(saidBy(unit), reading.vocabulary)) return
  state(into, FIELD, [oneLine(text)], unit, unit.span)
  const spec = reading.catalogue.get('rollback.verification.checks')
  const checks = spec ? enumerated(spec, text, reading.vocabulary) : []
  if (checks.length > 0) state(into, 'rollback.verification.checks', checks, unit, unit.span)
}

/** Behind a step that rolls back, a report that something is well again is one of a check, and so is a command that looks. */
function isBehind(unit: Unit, behind: boolean, said: Hits, { past }: Reading): boolean {
  if (!behind) return false
  if (unit.type === 'command') return said.has('command-after') && !(unit.command && looksAtNothing(unit.command))
  const isStep = unit.listDepth > 0 || unit.cells !== undefined || said.has('timed') || past
  return isStep && said.has('well-again')
}

/** A command says more with the comment above it. */
const titled = (unit: Unit): string =>
  unit.type === 'command' && unit.section.type === 'comment' ? `${unit.section.title}: ${unit.text}` : unit.text

/** `git checkout`, `Checking out the branch`: nothing is looked at. */
const isCheckout = (said: Hits, unit: Unit): boolean => {
  const first = said.first('checkout')
  return first !== undefined && !/\w/.test(unit.text.slice(0, first.from))
}

function verifies(
  unit: Unit,
  text: string,
  topical: boolean,
  said: Hits,
  { words }: Context,
  { vocabulary }: Reading,
): boolean {
  if (topical && (unit.listDepth > 0 || isFilledRow(unit))) return true
  if (unit.type === 'command') {
    if (unit.command && looksAtNothing(unit.command)) return false
    const asked = topical || vocabulary.words.find(unit.section.title).has('verify')
    const says = vocabulary.says('verification')
    return asked && says.find(text).has('command') && (topical || !says.find(unit.section.title).has('finds-out'))
  }
  if (topical && (words.has('verify') || said.has('stands'))) return true
  if (text.trimEnd().endsWith('?')) return false
  if (said.has('waits') || said.has('shown') || (unit.listDepth > 0 && said.has('orders'))) return true
  return words.has('verify') && apart(said, 'checks', 'checkout') !== undefined && said.has('result')
}

/** `| Version | 2.14.3 |`: what is looked at, and what it has to be. */
const isFilledRow = ({ cells = [] }: Unit): boolean => cells.filter(({ text }) => text.trim() !== '').length > 1

/** Programs and actions that only get somebody to where something can be looked at. */
const MOVES: ReadonlySet<string> = new Set([
  'cd',
  'pushd',
  'popd',
  'export',
  'source',
  'sleep',
  'set',
  'mkdir',
  'echo',
  'printf',
])
const FETCHES: ReadonlySet<string> = new Set(['checkout', 'switch', 'fetch', 'pull', 'clone'])

const looksAtNothing = ({ words: [program = '', action = ''] }: ShellCommand): boolean =>
  MOVES.has(program) || (program === 'git' && FETCHES.has(action))

function whyNot(
  unit: Unit,
  topical: boolean,
  behind: boolean,
  said: Hits,
  { scope }: Context,
  reading: Reading,
): string | null {
  if (scope.phase === 'before') return 'checked before the rollback, not after it'
  // What happened is told in order, and a check may be a part of it.
  if (scope.aside && !behind) return `under "${scope.aside.title}"`
  if (scope.nearest.has('drills') || scope.nearest.has('prerequisites')) return 'part of a drill or a preparation'
  if (!topical && said.has('no-result')) return 'looks at the rollback itself, not at its result'
  if (said.has('not-of-state')) return 'looks at how the rollback is set off or planned'
  if (said.has('not-checked') || whyNoAnswer(unit.text, reading.vocabulary) !== null)
    return 'says that it is not checked'
  return reasonAgainst(orderOf(unit, said), reading.scopes, 0)
}

/** `Verify that the flags are disabled`: what is refused there is what has to be seen, not the check. */
function orderOf(unit: Unit, said: Hits): Unit {
  const order = said.first('checks')
  const [verb = ''] = /^\W*\w+/.exec(unit.text) ?? []
  return order && !unit.command && order.from < verb.length ? { ...unit, text: verb } : unit
}
