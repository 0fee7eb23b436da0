import { type Collected, list, type Reading, reject, state } from '../collected.js'
import type { StatementEffect } from '../commands/statements.js'
import { effectsOfCommands, effectsOfSentence } from '../effects.js'
import { isSupposed, reasonAgainst } from '../polarity.js'
import { chainOf, type Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'
import type { Hit } from '../wording/phrases.js'
import { clickedPath } from './clicked-paths.js'
import { commentedActs, fencedSteps } from './commented.js'
import { effectHere } from './effect-here.js'
import { whyElsewhere } from './elsewhere.js'
import { foreignChapter } from './foreign.js'
import { instructingHeadings } from './headings.js'
import { isOrdered, speaksOnly, whyNoInstruction } from './instructing.js'
import { titledActs } from './titled-acts.js'
import { sqlIn } from './typed-sql.js'
import { type Context, contextOf, isProse, oneLine } from './unit-context.js'

const FIELD_OF: Readonly<Record<string, string>> = {
  database: 'rollback.actions.database',
  manual: 'rollback.actions.manual',
  secret: 'rollback.actions.secretRotation',
  partial: 'rollback.actions.partial',
}

type CommandEffect = ReturnType<typeof effectsOfCommands>[number]

/** What the document instructs as part of a rollback, command by command and sentence by sentence. */
export function detectActions(units: readonly Unit[], reading: Reading, into: Collected): void {
  const effects = effectsOf(units, reading)
  const hosts = hostedEffects(units, effects)
  const taken = linesOfActs(effects)
  const sqlOf = sqlIn(reading)
  for (const unit of units) {
    const context = aroundOf(unit, reading)
    const effect = effects.get(unit)
    if (unit.type === 'code') {
      const told = unit.language !== 'sql' && taken.has(unit.span.line) ? null : sqlOf(unit)
      typed(told, unit, context, reading, into)
    } else if (effect) command(unit, effect, context, reading, into)
    else if (isProse(unit)) sentence(unit, hosts.get(unit) ?? [], context, reading, into)
  }
  for (const unit of instructingHeadings(reading)) sentence(unit, [], contextOf(unit, reading), reading, into)
  for (const { unit, effects: told } of commentedActs(units, (one) => effects.get(one)?.effect, reading))
    sentence(unit, told, contextOf(unit, reading), reading, into)
  for (const unit of fencedSteps(units, reading)) sentence(unit, [], contextOf(unit, reading), reading, into)
  const said = new Set(into.mentions.map(({ field, span }) => `${field} ${span.line}`))
  for (const { effect, unit, hit } of titledActs(units, reading)) {
    const place = `${FIELD_OF[effect]} ${unit.span.line}`
    if (said.has(place)) continue
    said.add(place)
    act(effect, unit.text.slice(hit.from, hit.to), unit, contextOf(unit, reading), reading, into, hit)
  }
}

/** The sentence around a command says what it is for: `reverting is … of the two jobs`. */
function aroundOf(unit: Unit, reading: Reading): Context {
  const context = contextOf(unit, reading)
  const isMeant = unit.host !== undefined && reading.scopes.words(unit.host).has('rollback')
  return isMeant ? { ...context, rollback: true } : context
}

/** What each command does, told with the others of its text: some only carry the next one. */
function effectsOf(units: readonly Unit[], reading: Reading): ReadonlyMap<Unit, CommandEffect> {
  const commands = units.filter((unit) => unit.command)
  const told = effectsOfCommands(
    commands.flatMap((unit) => unit.command ?? []),
    reading.vocabulary,
  )
  return new Map(commands.map((unit, index) => [unit, told[index] as CommandEffect]))
}

/** What the commands inside a sentence do: the command says it better than the sentence around it. */
function hostedEffects(
  units: readonly Unit[],
  told: ReadonlyMap<Unit, CommandEffect>,
): ReadonlyMap<Unit, readonly string[]> {
  const effects = new Map<Unit, string[]>()
  for (const unit of units) {
    const effect = told.get(unit)?.effect
    if (!unit.host || !effect) continue
    const known = effects.get(unit.host)
    if (!known) effects.set(unit.host, [effect])
    else if (!known.includes(effect)) known.push(effect)
  }
  return effects
}

/** The lines of code whose command already says that it changes a database, with what is typed into it. */
function linesOfActs(effects: ReadonlyMap<Unit, CommandEffect>): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const [{ command: run, host }, { effect }] of effects) {
    if (!run || host || effect !== 'database') continue
    for (const { line, endLine } of [run.span, ...run.input.map(({ span }) => span)])
      for (let at = line; at <= endLine; at++) lines.add(at)
  }
  return lines
}

function command(unit: Unit, { effect, by }: CommandEffect, context: Context, reading: Reading, into: Collected): void {
  act(effectHere(unit, effect, reading.vocabulary), by, unit, context, reading, into)
}

/** `postgres=# DELETE …`, `mysql> …`, `delete from carts;` on a line of its own, and every line of a fence of SQL. */
function typed(effect: StatementEffect | null, unit: Unit, context: Context, reading: Reading, into: Collected): void {
  if (effect === 'database' || effect === 'secret') act(effect, 'a writing SQL statement', unit, context, reading, into)
}

/** Nobody orders the same in more ways in one sentence. */
const MOST_HITS = 12

function sentence(unit: Unit, hosted: readonly string[], context: Context, reading: Reading, into: Collected): void {
  if (unit.type === 'row' && !context.scope.nearest.has('steps')) return
  const hits = effectsOfSentence(unit.text, reading.vocabulary)
  for (const effect of new Set(hits.map((hit) => hit.name))) {
    if (hosted.includes(effect)) continue
    const [first, ...more] = hits.filter((one) => one.name === effect).slice(0, MOST_HITS)
    if (!first) continue
    // `Destructive change (DROP COLUMN). Restore from WAL.` says it twice, and orders it once.
    const later = more.filter((one) => /[.;]\s/.test(unit.text.slice(first.to, one.from)))
    const hit = [first, ...later].find((one) => whyNot(effect, unit, context, reading, one) === null) ?? first
    act(effect, unit.text.slice(hit.from, hit.to), unit, context, reading, into, hit)
  }
  const { vocabulary } = reading
  const path = hits.some((other) => other.name === 'manual') ? null : clickedPath(unit, vocabulary)
  if (path) act('manual', unit.text.slice(path.from, path.to), unit, context, reading, into, path)
  const back = hits.some((other) => other.name === 'secret') ? null : valueBack(unit, vocabulary)
  if (back) act('secret', unit.text.slice(back.from, back.to), unit, context, reading, into, back)
  const named = vocabulary.acts.find(unit.text).all
  if (named.length === 0) return
  for (const name of new Set(named.map((hit) => hit.name))) {
    if (hits.some((other) => other.name === name) || hosted.includes(name)) continue
    const own = named.filter((hit) => hit.name === name).slice(0, MOST_HITS)
    const ordered = own.find((hit) => isOrdered(unit, hit, vocabulary))
    if (ordered) act(name, unit.text.slice(ordered.from, ordered.to), unit, context, reading, into, ordered)
    else onlyNamed(own[0] as Hit, unit, context, reading, into)
  }
}

/** `Restore the previous value`, in a chapter on the rotation of a secret. */
function valueBack(unit: Unit, vocabulary: Vocabulary): Hit | null {
  const says = (text: string) => vocabulary.says('actions').find(text)
  const back = says(unit.text).first('value-back')
  if (!back) return null
  for (const section of chainOf(unit.section)) if (says(section.title).has('on-rotation')) return back
  return null
}

/** `Manual rollback: started through the pipeline` names an act and instructs none. */
function onlyNamed(hit: Hit, unit: Unit, context: Context, reading: Reading, into: Collected): void {
  const field = FIELD_OF[hit.name]
  const because = whyNot(hit.name, unit, context, reading, hit) ?? 'names the act without instructing it'
  if (field) reject(into, field, unit.span, because)
}

function act(
  effect: string,
  by: string,
  unit: Unit,
  context: Context,
  reading: Reading,
  into: Collected,
  hit?: Hit,
): void {
  const field = FIELD_OF[effect]
  const because = whyNot(effect, unit, context, reading, hit)
  if (because) {
    if (field) reject(into, field, unit.span, because)
    return
  }
  if (field) state(into, field, [oneLine(unit.text)], unit, unit.span)
  if (effect !== 'unknown' && effect !== 'read-only') pushAction(effect, by, unit, into)
}

/** Why an act that is named is not instructed as part of a rollback, or null where it is. */
function whyNot(effect: string, unit: Unit, context: Context, reading: Reading, hit?: Hit): string | null {
  const elsewhere = whyElsewhere(unit, effect, context, reading.vocabulary)
  if (elsewhere) return elsewhere
  const foreign = foreignChapter(unit, reading)
  if (foreign) return `under "${foreign.title}", which is another operation`
  if (isProse(unit)) {
    const mentioned = whyNoInstruction(unit, effect, reading, hit)
    if (mentioned) return mentioned
    if (hit && isSupposed(unit.text, hit.to - 1, reading.vocabulary)) return 'a condition, not an act'
  }
  const against = reasonAgainst(unit, reading.scopes, hit?.from, hit?.to)
  if (against) return against
  return effect === 'database' && isProse(unit) && speaksOnly(unit.text, reading.vocabulary)
    ? 'speaks of the database without changing it'
    : null
}

function pushAction(effect: string, by: string, unit: Unit, into: Collected): void {
  const text = oneLine(unit.text)
  const span = unit.pair && !unit.command ? unit.pair.valueSpan : unit.span
  const values = { 'action.effect': effect, 'action.text': text, 'action.command': unit.command ? by : null }
  list(into, 'action', text, { span, where: unit.section.where }, values)
}
