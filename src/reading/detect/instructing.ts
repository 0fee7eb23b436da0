import type { Reading } from '../collected.js'
import { chainOf, type Section, type Unit } from '../structure/unit.js'

const LOOKS =
  /^\W*(?:identify|determine|assess|review|verify|confirm|check|document|decide|consider|ensure|list|evaluate|analy[sz]e|inspect)\b/i
const ORDERS =
  /^\W*(?:then |next,? |finally,? )?(?:run|execute|restore|apply|load|drop|revert|roll|undo|rotate|edit|patch|ssh|log in|delete|remove|use|perform|start|stop|switch|import|recover|reset|truncate|re-?deploy|repeat|update|change|disable|take)\b/i
/** Labels that describe a case. */
const DESCRIBES =
  /\b(?:data loss|scenario|when to use|type|complexity|impact|risk|owner|status|scope|purpose|failure|cause|symptom)\b/i
/** Chapters of a procedure that list what comes in, what goes out and what must be true. */
const ABOUT =
  /^(?:\d+[. ]*)?(?:purpose|what problem|what "?success|inputs?|required inputs|outputs?|output contract|artifacts|constraints|state changes|tests required|definition of done|audit trail|signals emitted)/i
const ONLY_UNDER =
  /\b(?:only|except) (?:under|with|after|by|through|on|as part of|during)\b|\brequires? (?:explicit|prior|written|incident|formal)\b/i

/** Why a sentence that names an act describes, asks or lists rather than instructs, or null where it instructs. */
export function whyNoInstruction(unit: Unit, effect: string, reading: Reading): string | null {
  const text = unit.text.trim()
  const { nearest } = reading.scopes.of(unit.section)
  if (text.endsWith('?')) return 'a question'
  if (text.endsWith(':') && !ORDERS.test(text)) return 'a title for what stands below it'
  if (unit.pair && DESCRIBES.test(unit.pair.label)) return 'describes the case, instructs nothing'
  if (nearest.has('triggers') || nearest.has('required')) return 'a condition, not an act'
  if (nearest.has('audit')) return 'to be recorded, not to be done'
  if (nearest.has('guarantees') || nearest.has('scope')) return 'a guarantee or a limit, not an act'
  if (LOOKS.test(text)) return 'looks at it, changes nothing'
  if (effect === 'manual' && ONLY_UNDER.test(text) && !ORDERS.test(text))
    return 'allowed only under a condition, not instructed'
  return underTitle(unit.section)
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
