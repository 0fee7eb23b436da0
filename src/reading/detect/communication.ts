import { type Collected, type Reading, reject, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { type Context, oneLine, saidBy } from './unit-context.js'

const FIELD = 'rollback.communication'
const WHOM =
  /\b(?:slack|discord|teams channel|status ?page|pagerduty|opsgenie|stakeholders?|customers?|on-?call|war room|channel|e-?mail|managers?|team|users?|support|leadership|parties|IMOC|DBRE|MOC)\b|(?<!\w)#[a-z][\w-]{2,}|\/pd-\w+/i
/** An order to tell somebody, whoever it is. */
const TELLS =
  /^\W*(?:then |and |immediately )?(?:notify|inform|announce|tell|page|alert|warn|update)\s+(?:the |all |our |your |an? )?(?!.*\b(?:config|version|docs?|documentation|deployment|ticket|tag|file|code)\b)#?\p{L}{3,}/iu
const DENIES =
  /\b(?:nobody|no one|not even|is unknown|are unknown|must not be told|(?:is|are|be) not (?:told|informed|notified))\b/i
const WEBHOOK = /slack|webhook|pagerduty|statuspage|opsgenie|teams\.microsoft|discord/i

/** Who is told and where, around a rollback. */
export function detectCommunication(
  unit: Unit,
  { scope, words, rollback }: Context,
  reading: Reading,
  into: Collected,
): void {
  if (unit.type === 'code') return
  const topical = scope.nearest.has('communication')
  const webhook = unit.type === 'command' && WEBHOOK.test(unit.text)
  if (unit.type === 'command' && !webhook) return
  const tells =
    webhook ||
    TELLS.test(unit.text) ||
    (words.has('notify') && WHOM.test(unit.text)) ||
    (topical && (words.has('notify') || WHOM.test(unit.text)))
  const around = rollback || reading.about || scope.all.has('communication') || scope.all.has('steps')
  if (!tells || !around) return
  const at = words.first('notify')?.from ?? unit.text.search(WHOM)
  const against = DENIES.test(unit.text)
    ? 'says that nobody is told'
    : reasonAgainst(unit, reading.scopes, Math.max(at, 0))
  if (against) reject(into, FIELD, unit.span, against)
  else if (isUnfilled(saidBy(unit), reading.vocabulary)) reject(into, FIELD, unit.span, 'nobody is named yet')
  else state(into, FIELD, [oneLine(unit.text)], unit, unit.span)
}
