import type { Reading } from '../collected.js'
import { chainOf, type Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'
import { hitsOf, shortlyBefore } from '../wording/near.js'
import type { Hit, Hits } from '../wording/phrases.js'
import { bySection } from './by-section.js'
import { whyDescribed, whyTold } from './describing.js'

/** How far a word that orders may stand before what it orders. */
const NEAR = 24
/** Effects that nobody may bring about on their own in a rollback. */
const GUARDED: ReadonlySet<string> = new Set(['secret', 'partial'])

const told = (text: string, vocabulary: Vocabulary): Hits => vocabulary.says('instructing').find(text)

/** True for a text that begins with an order. */
export const isImperative = (text: string, vocabulary: Vocabulary): boolean => told(text, vocabulary).has('order')

/** True for a title that begins with a verb, which is no topic. */
export const ordersAsTitle = (title: string, vocabulary: Vocabulary): boolean =>
  told(title, vocabulary).has('title-order')

/** Why a sentence that names an act describes, asks or lists rather than instructs, or null where it instructs. */
export function whyNoInstruction(unit: Unit, effect: string, reading: Reading, hit?: Hit): string | null {
  const { vocabulary } = reading
  const text = unit.text.trim()
  const said = told(unit.text, vocabulary)
  const { nearest, within } = reading.scopes.of(unit.section)
  if (text.endsWith('?') && !isNodAsked(unit.text, said)) return 'a question'
  if (text.endsWith(':') && !said.has('order') && !isOffered(unit.text, said, hit))
    return 'a title for what stands below it'
  if (unit.pair && told(unit.pair.label, vocabulary).has('case-label')) return 'describes the case, instructs nothing'
  if (nearest.has('triggers') || nearest.has('required')) return 'a condition, not an act'
  if (nearest.has('audit')) return 'to be recorded, not to be done'
  if (nearest.has('guarantees') || nearest.has('scope')) return 'a guarantee or a limit, not an act'
  if (said.has('looks') && !said.has('ensures') && !(hit && isOrderedNext(unit.text, hit, vocabulary)))
    return 'looks at it, changes nothing'
  if (effect === 'manual' && said.has('under-condition') && !said.has('order'))
    return 'allowed only under a condition, not instructed'
  if (GUARDED.has(effect) && said.has('guarded')) return 'allowed only under a condition, not instructed'
  const described = hit && whyDescribed(unit.text, effect, hit, vocabulary)
  if (described) return described
  const past = hit && whyTold(unit.text, hit, reading.past, vocabulary)
  if (past) return past
  return within && unit.number !== null && said.has('order') ? null : underTitle(unit.section, reading)
}

/** `Now you can edit the record by hand:` offers the act itself. */
const isOffered = (text: string, said: Hits, hit?: Hit): boolean =>
  hit !== undefined && shortlyBefore(text, said, 'offering', hit.from, NEAR, /[.;:]/) !== undefined

/** `Restore the backup, ok?` asks for nothing but a nod. */
const isNodAsked = (text: string, said: Hits): boolean =>
  hitsOf(said, 'assent').some(({ from }) => /,\s*$/.test(text.slice(0, from)))

/** What is looked at comes first, and the act is ordered after it: not `decide whether to stop and restore`. */
function isOrderedNext(text: string, hit: Hit, vocabulary: Vocabulary): boolean {
  const said = told(text, vocabulary)
  const near = (order: Hit) =>
    order.from <= hit.from && !/[,;.]/.test(text.slice(order.to, hit.from)) && hit.from - order.to <= NEAR
  const order =
    hitsOf(said, 'joined-order').find(near) ??
    hitsOf(said, 'next-order').find((one) => near(one) && /[;,.:—]\s+$/.test(text.slice(0, one.from)))
  if (!order) return false
  const then = hitsOf(said, 'then').some((one) => one.from >= order.from && one.to <= order.to)
  const before = told(text.slice(0, order.from), vocabulary)
  return then || /;\s+$/.test(text.slice(0, order.from)) || !before.has('asked')
}

const underTitle = bySection((section, { vocabulary }): string | null => {
  for (const one of chainOf(section)) {
    const said = told(one.title, vocabulary)
    if (said.has('about')) return `under "${one.title}", not an act`
    if (one.type === 'item' && said.has('looks') && !said.has('ensures'))
      return `part of "${one.title}", which looks and changes nothing`
    if (one.type === 'heading') break
  }
  return null
})

/** Whether something orders what is only named: a verb before it, `perform a database rollback`, a word behind it, or its being a step. */
export function isOrdered(unit: Unit, hit: Hit, vocabulary: Vocabulary): boolean {
  const { text } = unit
  if (shortlyBefore(text, told(text, vocabulary), 'ordering', hit.from, NEAR, /[.;:]/)) return true
  const behind = text.slice(hit.to)
  const done = told(behind, vocabulary).first('done')
  if (done && !/[.;:,]/.test(behind.slice(0, done.from))) return true
  const name = text.slice(hit.from, hit.to)
  if (told(name, vocabulary).has('states')) return false
  if (unit.cells)
    return unit.cells.some((cell) => cell.text.startsWith(name) && told(cell.header, vocabulary).has('act-column'))
  return unit.number !== null && !/[\p{L}\p{N}]/u.test(text.slice(0, hit.from) + behind)
}

/** Speaks of the database without changing it. */
export function speaksOnly(text: string, vocabulary: Vocabulary): boolean {
  const said = told(text, vocabulary)
  return said.has('speaks-only') && !said.has('acts-anyway')
}

/** Imperative or recommending, also outside a rollback section. */
export const instructs = (unit: Unit, vocabulary: Vocabulary): boolean =>
  unit.number !== null || unit.checked !== null || told(unit.text, vocabulary).has('instructs')
