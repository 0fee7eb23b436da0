import type { Reading } from '../collected.js'
import { chainOf, type Section, type Unit } from '../structure/unit.js'
import type { Hit } from '../wording/phrases.js'
import { whyDescribed } from './describing.js'

const LOOKS =
  /^\W*(?:identify|determine|assess|review|verify|confirm|check|document|decide|consider|ensure|list|evaluate|analy[sz]e|inspect)\b/i
const VERB =
  '(?:run|execute|restore|apply|load|drop|revert|roll|undo|rotate|edit|patch|ssh|log (?:in|on)|delete|remove|use|perform|start|stop|switch|import|recover|reset|truncate|re-?deploy|repeat|update|change|disable|take|back out|migrate|downgrade|replace|renew|reissue|issue|generate|regenerate|revoke|reinstate|wipe|overwrite|copy|manually|hand-?edit|modify|set|alter|do|rewind|replay|swap|partially|selectively|keep|leave|hot-?patch|hot-?fix|deploy|rollback)'
const ORDERS = new RegExp(`^\\W*(?:then |next,? |finally,? |please |now |also |first,? )?${VERB}\\b`, 'i')
/** `… and restore`, `…, then run the`: a second order after the first, up to the act. */
const SECOND_ORDER = new RegExp(
  `(?:\\b(?:and|then)|[;,.:—])\\s+(?:then |also |afterwards )?${VERB}\\b[^,;.]{0,24}$`,
  'i',
)
/** `Ensure the down migrations are run`, `ensure you restore`: who ensures that it is done has to do it. */
const ENSURES =
  /^\W*(?:ensure|make sure|see to it)(?: that)? (?:(?:you|to|we)\b|[^,;.]{1,60}? (?:is|are|gets?|be) (?:run|executed|restored|applied|performed|reverted|reversed|rolled back|changed|rotated|done|carried out|dropped|truncated|edited|revoked|replaced)\b)/i

/** True for a text that begins with an order. */
export const isImperative = (text: string): boolean => ORDERS.test(text)

/** Labels that describe a case. */
const DESCRIBES =
  /\b(?:data loss|scenario|when to use|type|complexity|impact|risk|owner|status|scope|purpose|failure|cause|symptom)\b/i
/** Chapters of a procedure that list what comes in, what goes out and what must be true. */
const ABOUT =
  /^(?:\d+[. ]*)?(?:purpose|what problem|what "?success|inputs?|required inputs|outputs?|output contract|artifacts|constraints|state changes|tests required|definition of done|audit trail|signals emitted)/i
const ONLY_UNDER =
  /\b(?:only|except) (?:under|with|after|by|through|on|as part of|during)\b|\brequires? (?:explicit|prior|written|incident|formal)\b/i

/** Why a sentence that names an act describes, asks or lists rather than instructs, or null where it instructs. */
export function whyNoInstruction(unit: Unit, effect: string, reading: Reading, hit?: Hit): string | null {
  const text = unit.text.trim()
  const { nearest, within } = reading.scopes.of(unit.section)
  if (text.endsWith('?') && !ASSENT.test(text)) return 'a question'
  if (text.endsWith(':') && !ORDERS.test(text)) return 'a title for what stands below it'
  if (unit.pair && DESCRIBES.test(unit.pair.label)) return 'describes the case, instructs nothing'
  if (nearest.has('triggers') || nearest.has('required')) return 'a condition, not an act'
  if (nearest.has('audit')) return 'to be recorded, not to be done'
  if (nearest.has('guarantees') || nearest.has('scope')) return 'a guarantee or a limit, not an act'
  if (LOOKS.test(text) && !ENSURES.test(text) && !(hit && isOrderedNext(unit.text, hit)))
    return 'looks at it, changes nothing'
  if (effect === 'manual' && ONLY_UNDER.test(text) && !ORDERS.test(text))
    return 'allowed only under a condition, not instructed'
  const described = hit && whyDescribed(unit.text, effect, hit)
  if (described) return described
  return within && unit.number !== null && ORDERS.test(text) ? null : underTitle(unit.section)
}

/** `Restore the backup, ok?` asks for nothing but a nod. */
const ASSENT = /, (?:ok(?:ay)?|right|please|yes|alright|got it|understood)\?$/i

/** What is looked at comes first, and the act is ordered after it: not `decide whether to stop and restore`. */
function isOrderedNext(text: string, hit: Hit): boolean {
  const verb = new RegExp(`^${VERB}\\b`, 'i').exec(text.slice(hit.from))
  const order = SECOND_ORDER.exec(text.slice(0, hit.from + (verb?.[0].length ?? 0)))
  if (!order) return false
  return (
    /\bthen\b|;/.test(order[0]) || !/\b(?:whether|how|to|who|which|what|when|if)\b/i.test(text.slice(0, order.index))
  )
}

function underTitle(section: Section): string | null {
  for (const one of chainOf(section)) {
    if (ABOUT.test(one.title)) return `under "${one.title}", not an act`
    if (one.type === 'item' && LOOKS.test(one.title)) return `part of "${one.title}", which looks and changes nothing`
    if (one.type === 'heading') break
  }
  return null
}

const ORDERING =
  /\b(?:run|execute|perform|do|start|initiate|trigger|use|apply|carry out|fall back to|resort to|proceed with|switch to|requires?|needs?|via|by|through)\b[^.;:]{0,24}$/i

/** Whether a verb before the act orders it: `perform a database rollback`. */
export const isOrdered = (text: string, at: number): boolean => ORDERING.test(text.slice(0, at))
