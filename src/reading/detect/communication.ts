import { type Collected, type Reading, reject, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { firstFrom, outsideNames } from '../wording/apart.js'
import type { Hits } from '../wording/phrases.js'
import { type Context, oneLine, saidBy } from './unit-context.js'

const FIELD = 'rollback.communication'
/** `#release-room`, `/pd-database`: a channel, or a command that pages. */
const CHANNEL = /(?<!\w)#[a-z][\w-]{2,}|\/pd-\w+/i

/** Who is told and where, around a rollback. */
export function detectCommunication(
  unit: Unit,
  { scope, words, rollback }: Context,
  reading: Reading,
  into: Collected,
): void {
  if (unit.type === 'code') return
  const topical = scope.nearest.has('communication')
  const said = outsideNames(unit.text, reading.vocabulary.says('communication').find(unit.text))
  const webhook = unit.type === 'command' && postsTo(unit.text, reading)
  if (unit.type === 'command' && !webhook) return
  const tells = webhook || isTold(unit.text, said, words, topical)
  const around = rollback || reading.about || scope.all.has('communication') || scope.all.has('steps')
  if (!tells || !around) return
  const at = words.first('notify')?.from ?? said.first('whom')?.from ?? 0
  const against = said.has('denies') ? 'says that nobody is told' : reasonAgainst(unit, reading.scopes, at)
  if (against) reject(into, FIELD, unit.span, against)
  else if (isUnfilled(saidBy(unit), reading.vocabulary)) reject(into, FIELD, unit.span, 'nobody is named yet')
  else state(into, FIELD, [oneLine(unit.text)], unit, unit.span)
}

/** Somebody is to be told: by order, by whom it concerns, or in a channel. */
function isTold(text: string, said: Hits, words: Hits, topical: boolean): boolean {
  const order = said.first('tells')
  if (order && !firstFrom(said, 'thing', order.from)) return true
  const channel = CHANNEL.test(text)
  const whom = channel || said.has('whom')
  return (words.has('notify') && whom) || (channel && said.has('speaks')) || (topical && (words.has('notify') || whom))
}

/** A command names a service where people are told: `curl -d @note "$SLACK_WEBHOOK"`. */
const postsTo = (command: string, { vocabulary }: Reading): boolean =>
  vocabulary.says('communication').find(command).has('service')
