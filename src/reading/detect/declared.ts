import { type Collected, type Reading, reject, state } from '../collected.js'
import { negationBefore, reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import type { Hits } from '../wording/phrases.js'
import { contextOf, isProse, oneLine, saidBy, saysNothing } from './unit-context.js'

/** Classes of `says/emergency.yaml` by the fact they state. */
const DECLARES = [
  ['incident.channel', 'channel'],
  ['incident.commander', 'commander'],
  ['incident.announcement', 'announcement'],
  ['incident.paging', 'paging'],
  ['incident.stakeholders', 'stakeholders'],
  ['incident.eta', 'eta'],
] as const
const CLOSES = [
  ['closing.resolution', 'resolved'],
  ['closing.report', 'report'],
  ['closing.rootCause', 'root-cause'],
  ['closing.postMortem', 'post-mortem'],
] as const
/** What a command can do of it: tell. Evidence that is kept for a post-mortem is none. */
const TOLD = CLOSES.slice(0, 1)
/** `The next day`, in seconds. */
const DAY = 86_400
/** `#payments-incident`. */
const CHANNEL = /(?<![\w#/])#[a-z][\w-]{2,}/

/** How an incident is declared, and how it is closed. */
export function detectDeclared(units: readonly Unit[], reading: Reading, into: Collected): void {
  const book = reading.vocabulary.says('emergency')
  for (const unit of units) {
    const told = isProse(unit) || unit.section.type === 'comment'
    if (!told || unit.quoted || saysNothing(saidBy(unit), reading.vocabulary)) continue
    const { scope } = contextOf(unit, reading)
    // A command says more with the comment above it.
    const text = isProse(unit) ? unit.text : `${unit.section.title}: ${unit.text}`
    const hits = book.find(text)
    if (scope.nearest.has('drills') || scope.template) continue
    if (scope.phase !== 'after') said(DECLARES, hits, unit, reading, into)
    said(isProse(unit) ? CLOSES : TOLD, hits, unit, reading, into)
    if (scope.phase !== 'after' && !hits.has('channel') && (scope.words.has('notify') || declares(hits)))
      named(unit, reading, into)
    if (isProse(unit) && hits.has('post-mortem')) postMortem(unit, hits, reading, into)
  }
}

function said(
  facts: readonly (readonly [string, string])[],
  hits: Hits,
  unit: Unit,
  reading: Reading,
  into: Collected,
): void {
  const none = hits.all.filter(({ name }) => name === 'none-of')
  for (const [field, name] of facts) {
    const hit = hits.first(name)
    if (!hit) continue
    const no = none.find(({ from, to }) => from <= hit.from && hit.from < to)
    const against = no
      ? `negated by "${unit.text.slice(no.from, no.to)}"`
      : reasonAgainst(unit, reading.scopes, hit.from, hit.to)
    if (against) reject(into, field, unit.span, against)
    else state(into, field, [oneLine(unit.text)], unit, unit.span)
  }
}

/** It is opened, or something of the declaration happens there. */
const declares = (hits: Hits): boolean => hits.has('opens') || DECLARES.some(([, name]) => hits.has(name))

/** The channel itself is named. */
function named(unit: Unit, { scopes }: Reading, into: Collected): void {
  const at = unit.text.search(CHANNEL)
  if (at < 0) return
  const against = reasonAgainst(unit, scopes, at)
  if (against) reject(into, 'incident.channel', unit.span, against)
  else state(into, 'incident.channel', [oneLine(unit.text)], unit, unit.span)
}

function postMortem(unit: Unit, hits: Hits, { vocabulary }: Reading, into: Collected): void {
  // What is not said of it is missed here.
  into.anchors.push({ prefix: 'closing.postMortem', span: unit.span, where: unit.section.where })
  const lengths = hits.all.filter(({ name }) => name === 'takes')
  const isLength = (at: number) => lengths.some(({ from, to }) => from <= at && at < to)
  const limits = vocabulary.quantities.durationsIn(unit.text).filter(({ from }) => !isLength(from))
  for (const { seconds } of limits) state(into, 'closing.postMortem.within', seconds, unit, unit.span)
  if (limits.length === 0 && hits.has('next-day')) state(into, 'closing.postMortem.within', DAY, unit, unit.span)
  const blameless = hits.first('blameless')
  if (blameless && !negationBefore(unit.text, blameless.from, vocabulary))
    state(into, 'closing.postMortem.blameless', true, unit, unit.span)
}
