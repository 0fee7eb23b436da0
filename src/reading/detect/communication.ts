import { type Collected, type Reading, reject, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Scope } from '../scope.js'
import { isPlainText, nearOf, type Unit } from '../structure/unit.js'
import { firstFrom, outsideNames } from '../wording/apart.js'
import type { Hits } from '../wording/phrases.js'
import { bySection } from './by-section.js'
import { type Context, oneLine, saidBy } from './unit-context.js'

const FIELD = 'rollback.communication'
/** `#release-room`, `/pd-database`, `ops@shop.example`: a channel, a command that pages, an address. */
const CHANNEL = /(?<!\w)#[a-z][\w-]{2,}|\/pd-\w+|\w@\w[\w-]*\.\w/i

/** Who is told and where, around a rollback. */
export function detectCommunication(
  unit: Unit,
  { scope, words, rollback }: Context,
  reading: Reading,
  into: Collected,
): void {
  if (isMessage(unit, scope, reading)) state(into, FIELD, [oneLine(unit.text)], unit, unit.span)
  if (unit.type === 'code') return
  const said = outsideNames(unit.text, reading.vocabulary.says('communication').find(unit.text))
  const tells = unit.type === 'command' ? isSent(unit, scope, reading) : isTold(unit.text, said, words, scope)
  if (!tells || !isAround(unit, said, { scope, words, rollback }, reading)) return
  const at = words.first('notify')?.from ?? said.first('whom')?.from ?? 0
  const against = said.has('denies') ? 'says that nobody is told' : reasonAgainst(unit, reading.scopes, at)
  if (against) reject(into, FIELD, unit.span, against)
  else if (isUnfilled(saidBy(unit), reading.vocabulary)) reject(into, FIELD, unit.span, 'nobody is named yet')
  else state(into, FIELD, [oneLine(unit.text)], unit, unit.span)
}

/** Part of a rollback, or a chapter on communication of a document on releases, not of one on another routine. */
function isAround({ section, text }: Unit, said: Hits, { scope, rollback }: Context, reading: Reading): boolean {
  if (rollback || reading.about || said.has('undone')) return true
  if (section.type === 'root') return false
  if (reading.routine)
    return said.has('tells') && scope.all.has('steps') && scope.phase !== 'before' && !scope.nearest.has('failure')
  if (scope.nearest.has('communication') && isArranged(text, said)) return true
  if (!said.has('trouble') && !isOnTrouble(section, reading)) return false
  return scope.all.has('communication') || (scope.all.has('steps') && said.has('tells'))
}

/** Who is told where, whatever happens, in so many words or in as few as `#shop and support`. */
const isArranged = (text: string, said: Hits): boolean =>
  said.has('arranged') ||
  (text.length < SHORT && CHANNEL.test(text) && (said.has('whom') || said.has('speaks')) && !said.has('reads'))
const SHORT = 50

/** `Message to customers:` over a text to be sent while rolling back; its first line stands for all of it. */
function isMessage(unit: Unit, scope: Scope, { vocabulary }: Reading): boolean {
  const { quoted, span, section } = unit
  if (!scope.rollback || scope.forbidden || scope.example || !(quoted || isPlainText(unit))) return false
  if (span.line - section.span.line > CLOSE_BELOW || section.type === 'comment') return false
  return vocabulary.says('communication').find(section.title).has('message')
}

/** An empty line and the opening of a fence stand between. */
const CLOSE_BELOW = 3

/** What is said of a release that goes well is no part of going back: some title speaks of trouble. */
const isOnTrouble = bySection((section, { vocabulary }) => {
  for (const one of nearOf(section)) if (vocabulary.says('communication').find(one.title).has('trouble')) return true
  return false
})

/** `Update the team config`: what follows at once is what is updated. */
const CLOSE = 12

/** Somebody is to be told: by order, by whom it concerns, or in a channel. */
function isTold(text: string, said: Hits, words: Hits, scope: Scope): boolean {
  const order = said.first('tells')
  const thing = order && firstFrom(said, 'thing', order.from)
  if (order) return !(thing && thing.from - order.to < CLOSE)
  if (said.has('reads') || (said.has('offers') && !said.has('has-to'))) return false
  const channel = CHANNEL.test(text)
  const whom = channel || said.has('whom')
  const spoken =
    said.has('says-where') || (channel && (said.has('speaks') || said.has('place'))) || (words.has('notify') && whom)
  return spoken || (scope.nearest.has('communication') && (words.has('notify') || whom))
}

/** A command posts to a service where people are told, or stands below a comment that says it tells them: `# Tell the team`. */
function isSent({ text, section, host }: Unit, scope: Scope, { vocabulary }: Reading): boolean {
  if (vocabulary.says('communication').find(text).has('service')) return true
  return !host && section.type === 'comment' && scope.topics.has('communication')
}
