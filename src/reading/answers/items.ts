import { durationInWords, type ItemType, type Mention, type Span, type Value } from '../../model/index.js'
import { type Collected, excerpt, type Reading, shortened } from '../collected.js'
import { effectOfCommand, effectsOfSentence } from '../effects.js'
import { stepTimeIn } from '../step-time.js'
import type { Unit } from '../structure/unit.js'
import { enumerated } from './convert.js'
import { resultIn, toldOfDrill } from './drill-results.js'

const HAZARD_OF: ReadonlyMap<string, string> = new Map([
  ['database-schema', 'schema-changed'],
  ['data', 'data-mutated'],
  ['external', 'external-effect'],
])
/** The hazardous kinds a summary can tell by its words, the most hazardous first. */
const KIND_OF_CHANGE = [
  ['changesSchema', 'database-schema'],
  ['changesData', 'data'],
  ['reachesOutside', 'external'],
] as const

/** `HTTP error ratio`: what is watched by its name, not in a sentence. */
const NAME = /^[`*]{0,3}[\p{L}\p{N}][\p{L}\p{N}_./%-]*(?: [\p{L}\p{N}_./%()-]+){0,4}[`*]{0,3}$/u

/** Completes an item with what follows from its own words, and keeps it unless it says nothing at all. */
export function finishItem(
  type: ItemType,
  said: readonly Mention[],
  span: Span,
  where: string,
  reading: Reading,
  into: Collected,
): void {
  if (said.length === 0) return
  const mentions = [...said]
  const text = (field: string): string => {
    const value = mentions.find((mention) => mention.field === field && mention.state === 'stated')?.value
    return typeof value === 'string' ? value : ''
  }
  const has = (field: string) => mentions.some((mention) => mention.field === field)
  const put = (field: string, value: Value, like?: string) => {
    const at = mentions.find((mention) => mention.field === like)?.span ?? span
    mentions.push({ field, state: 'stated', value, span: at, where, by: 'answer' })
  }
  const putUnread = (field: string, value: string, like: string) => {
    const at = mentions.find((mention) => mention.field === like)?.span ?? span
    mentions.push({ field, state: 'unreadable', value: excerpt(value), span: at, where, by: 'answer' })
  }
  if (type === 'trigger') trigger()
  if (type === 'change') change()
  if (type === 'drill') drill()
  const label = labelOf(mentions)
  into.items.push({ type, label, mentions, span, where })

  /** What kind of change it is; of several kinds all of them. */
  function kinds(): readonly string[] {
    const spec = reading.catalogue.get('change.type')
    const open = mentions.find(({ field, state }) => field === 'change.type' && state === 'unreadable')?.value
    return spec && typeof open === 'string' ? enumerated(spec, open, reading.vocabulary) : [text('change.type')]
  }

  function trigger(): void {
    const written = text('trigger.text')
    const signal = text('trigger.signal')
    const seconds = mentions.find(
      (mention) => mention.field === 'trigger.duration' && mention.state === 'stated',
    )?.value
    const { durationsIn, thresholdsIn } = reading.vocabulary.quantities
    const whole = [signal, written].filter(Boolean).join(' ')
    // `> 9 s` alone is a time; `p99 | > 9 s` has a threshold.
    const threshold = thresholdsIn(written || signal)[0] ?? thresholdsIn(whole)[0]
    if (threshold) {
      put('trigger.comparator', threshold.comparator, 'trigger.text')
      put('trigger.value', threshold.value, 'trigger.text')
      if (threshold.unit) put('trigger.unit', threshold.unit, 'trigger.text')
      const watched = (written || signal).slice(0, threshold.from).trim()
      if (!has('trigger.signal') && NAME.test(watched)) put('trigger.signal', watched, 'trigger.text')
    }
    const window = threshold ? threshold.window : (durationsIn(written)[0]?.seconds ?? null)
    if (window !== null && !has('trigger.duration')) put('trigger.duration', window, 'trigger.text')
    if (!has('trigger.observable') && whole) {
      const words = reading.vocabulary.words.find(whole)
      const said = reading.vocabulary.says('triggers').find(whole)
      const isSeen = words.has('broken') || said.has('stands-still')
      const isObservable = threshold !== undefined || said.has('fires') || (isSeen && !words.has('impression'))
      put('trigger.observable', isObservable)
    }
    if (!whole) return
    const full = typeof seconds === 'number' && signal ? `${whole} for ${durationInWords(seconds)}` : whole
    const index = mentions.findIndex((mention) => mention.field === 'trigger.text')
    if (index >= 0) mentions[index] = { ...(mentions[index] as Mention), value: full }
    else put('trigger.text', full, 'trigger.signal')
  }

  /** It went `well, in 4 minutes`: ended as a rollback ends. What nobody can tell from its words stays unreadable. */
  function drill(): void {
    const spec = reading.catalogue.get('record.outcome')
    const told = text('drill.outcome')
    if (!spec || told === '') return
    const found = has('drill.result') ? null : resultIn(told, spec, reading.vocabulary)
    if (found?.state === 'stated') put('drill.result', found.value, 'drill.outcome')
    if (found?.state === 'unreadable') putUnread('drill.result', told, 'drill.outcome')
    const { duration } = toldOfDrill(told, spec, reading.vocabulary)
    if (duration !== null && !has('drill.duration')) put('drill.duration', duration, 'drill.outcome')
  }

  function change(): void {
    const summary = reading.vocabulary.words.find(text('change.summary'))
    const told = KIND_OF_CHANGE.find(([word]) => summary.has(word))?.[1]
    const oneWay = summary.has('irreversible')
    if (!has('change.type') && told) put('change.type', told, 'change.summary')
    if (!has('change.reversible') && (oneWay || summary.has('reversible')))
      put('change.reversible', !oneWay, 'change.summary')
    // What the summary says weighs more than the box that was ticked beside it: a dropped column stays dropped.
    const [hazard] = [...kinds(), told ?? ''].flatMap((kind) => HAZARD_OF.get(kind) ?? [])
    const reversible = mentions.find((mention) => mention.field === 'change.reversible')?.value === true && !oneWay
    if (hazard && !reversible) put('change.hazard', hazard, 'change.type')
    else if (oneWay || mentions.some(({ field, value }) => field === 'change.reversible' && value === false))
      put('change.hazard', 'irreversible', 'change.reversible')
  }
}

function labelOf(mentions: readonly Mention[]): string {
  const stated = mentions.filter(({ state }) => state === 'stated')
  const first = stated.find(({ value }) => typeof value === 'string' && value !== '')?.value
  return typeof first === 'string' ? shortened(first) : ''
}

/** Adds to a step its number, its command and what carrying it out does. */
export function completeStep(
  mentions: Mention[],
  number: number,
  commands: readonly Unit[],
  span: Span,
  where: string,
  reading: Reading,
): void {
  const put = (field: string, value: Value) =>
    mentions.push({ field, state: 'stated', value, span, where, by: 'answer' })
  const has = (field: string) => mentions.some((mention) => mention.field === field)
  const text = mentions.find(({ field, state }) => field === 'step.text' && state === 'stated')?.value
  const effects = commands.flatMap((unit): string[] =>
    unit.command ? [effectOfCommand(unit.command, reading.vocabulary).effect] : [],
  )
  // A command of an unknown kind does not undo what the sentence says.
  if (!effects.some((effect) => effect !== 'unknown') && typeof text === 'string')
    for (const hit of effectsOfSentence(text, reading.vocabulary)) effects.push(hit.name)
  if (typeof text === 'string') {
    const { seconds, parallel } = stepTimeIn(text, reading.vocabulary)
    if (seconds !== null && !has('step.duration')) put('step.duration', seconds)
    if (parallel && !has('step.parallel')) put('step.parallel', true)
  }
  if (!has('step.number')) put('step.number', number)
  if (!has('step.command') && commands[0]) put('step.command', commands[0].text)
  put('step.effects', effects.length > 0 ? [...new Set(effects)] : ['unknown'])
}
