import { type Collected, list, type Reading, reject, state } from '../collected.js'
import { effectOfCommand, effectsOfSentence, sqlWrites } from '../effects.js'
import { isSupposed, reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import type { Hit } from '../wording/phrases.js'
import { isOrdered, whyNoInstruction } from './instructing.js'
import { type Context, contextOf, isProse, oneLine } from './unit-context.js'

const FIELD_OF: Readonly<Record<string, string>> = {
  database: 'rollback.actions.database',
  manual: 'rollback.actions.manual',
  secret: 'rollback.actions.secretRotation',
  partial: 'rollback.actions.partial',
}
/** Deleting or copying back the data directory of the service is a change of its datastore. */
const DATA_PATH = /(?:^|\/)(?:data|db|database|pgdata|mysql|postgres\w*|chaindata)(?:\/|$)/i

/** What the document instructs as part of a rollback, command by command and sentence by sentence. */
export function detectActions(units: readonly Unit[], reading: Reading, into: Collected): void {
  const hosts = hostedEffects(units, reading)
  for (const unit of units) {
    const context = contextOf(unit, reading)
    if (unit.type === 'code' && unit.language === 'sql') sql(unit, context, reading, into)
    else if (unit.command) command(unit, context, reading, into)
    else if (isProse(unit)) sentence(unit, hosts.get(unit) ?? [], context, reading, into)
  }
}

/** What the commands inside a sentence do: the command says it better than the sentence around it. */
function hostedEffects(units: readonly Unit[], reading: Reading): ReadonlyMap<Unit, readonly string[]> {
  const effects = new Map<Unit, string[]>()
  for (const { host, command: run } of units) {
    if (host && run) effects.set(host, [...(effects.get(host) ?? []), effectOfCommand(run, reading.vocabulary).effect])
  }
  return effects
}

function command(unit: Unit, context: Context, reading: Reading, into: Collected): void {
  if (!unit.command) return
  const { effect, by } = effectOfCommand(unit.command, reading.vocabulary)
  const real =
    effect === 'irreversible' && unit.command.words.some((word) => DATA_PATH.test(word))
      ? 'database'
      : effect === 'deploy' &&
          /^(?:cp|mv|rsync|tar)$/.test(unit.command.words[0] ?? '') &&
          DATA_PATH.test(unit.command.words.at(-1) ?? '')
        ? 'database'
        : effect
  act(real, by, unit, context, reading, into)
}

function sql(unit: Unit, context: Context, reading: Reading, into: Collected): void {
  if (sqlWrites(unit.text)) act('database', 'a writing SQL statement', unit, context, reading, into)
}

function sentence(unit: Unit, hosted: readonly string[], context: Context, reading: Reading, into: Collected): void {
  if (unit.type === 'row' && !context.scope.nearest.has('steps')) return
  const hits = effectsOfSentence(unit.text, reading.vocabulary)
  for (const effect of new Set(hits.map((hit) => hit.name))) {
    const hit = hits.find((one) => one.name === effect)
    if (hit && !hosted.includes(effect))
      act(effect, unit.text.slice(hit.from, hit.to), unit, context, reading, into, hit.from)
  }
  for (const hit of reading.vocabulary.acts.find(unit.text).all) {
    if (hits.some((other) => other.name === hit.name) || hosted.includes(hit.name)) continue
    if (isOrdered(unit.text, hit.from))
      act(hit.name, unit.text.slice(hit.from, hit.to), unit, context, reading, into, hit.from)
    else onlyNamed(hit, unit, context, reading, into)
  }
}

/** `Manual rollback: started through the pipeline` names an act and instructs none. */
function onlyNamed(hit: Hit, unit: Unit, context: Context, reading: Reading, into: Collected): void {
  const field = FIELD_OF[hit.name]
  const because = whyNot(hit.name, '', unit, context, reading, hit.from) ?? 'names the act without instructing it'
  if (field) reject(into, field, unit.span, because)
}

function act(
  effect: string,
  by: string,
  unit: Unit,
  context: Context,
  reading: Reading,
  into: Collected,
  at?: number,
): void {
  const field = FIELD_OF[effect]
  const because = whyNot(effect, by, unit, context, reading, at)
  if (because) {
    if (field) reject(into, field, unit.span, because)
    return
  }
  if (field) state(into, field, [oneLine(unit.text)], unit, unit.span)
  if (effect !== 'unknown' && effect !== 'read-only') pushAction(effect, by, unit, into)
}

/** Why an act that is named is not instructed as part of a rollback, or null where it is. */
function whyNot(
  effect: string,
  _by: string,
  unit: Unit,
  context: Context,
  reading: Reading,
  at?: number,
): string | null {
  const { scope } = context
  if (!context.rollback) return 'not part of a rollback'
  if (!scope.rollback && unit.type !== 'row' && !instructs(unit)) return 'names rollback without instructing it'
  if (scope.aside) return `under "${scope.aside.title}", not part of the rollback`
  if (scope.nearest.has('prerequisites') || (scope.phase === 'before' && effect !== 'secret'))
    return 'a preparation, not the rollback'
  if (scope.nearest.has('drills')) return 'part of a drill'
  if (scope.nearest.has('references') || scope.nearest.has('contacts')) return 'a reference'
  if (isProse(unit)) {
    const mentioned = whyNoInstruction(unit, effect, reading)
    if (mentioned) return mentioned
    if (at !== undefined && isSupposed(unit.text, at)) return 'a condition, not an act'
  }
  const against = reasonAgainst(unit, reading.scopes, at)
  if (against) return against
  if (
    effect === 'database' &&
    isProse(unit) &&
    /\b(?:review|considerations?|impacts?|compatib\w+|issues?|scripts? available|loss:)\b/i.test(unit.text) &&
    !/\b(?:run|restore|execute|apply|drop|load)\b/i.test(unit.text)
  )
    return 'speaks of the database without changing it'
  return null
}

/** Imperative or recommending, also outside a rollback section. */
const instructs = (unit: Unit): boolean =>
  unit.number !== null ||
  unit.checked !== null ||
  /\b(?:run|execute|restore|apply|must|should|recommended|use|perform|repeat|we will|please)\b/i.test(unit.text)

function pushAction(effect: string, by: string, unit: Unit, into: Collected): void {
  const text = oneLine(unit.text)
  const span = unit.pair && !unit.command ? unit.pair.valueSpan : unit.span
  const values = { 'action.effect': effect, 'action.text': text, 'action.command': unit.command ? by : null }
  list(into, 'action', text, { span, where: unit.section.where }, values)
}
