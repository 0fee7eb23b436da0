import { type Collected, type Reading, reject, state } from '../collected.js'
import { oneLine } from '../detect/unit-context.js'
import { isUnfilled } from '../placeholders.js'
import { negationBefore } from '../polarity.js'
import { marksFrom } from '../structure/prose.js'
import type { Unit } from '../structure/unit.js'
import type { Hit } from '../wording/phrases.js'
import type { Parts } from './parts.js'

const DONE = 'procedure.definitionOfDone'
const SUBJECTIVE = 'procedure.subjectiveCriteria'

/** The criteria of the definition of done, and those that are a matter of opinion. */
export function detectCriteria(units: readonly Unit[], parts: Parts, reading: Reading, into: Collected): void {
  const own = units.filter((unit) => parts.of(unit.section)?.part === 'definition-of-done' && !unit.command)
  const isListed = own.some((unit) => unit.listDepth > 0 || unit.type === 'row')
  for (const unit of own) {
    if (unit.language !== null || (isListed && unit.listDepth === 0 && unit.type !== 'row')) continue
    const text = oneLine(unit.text)
    if (isUnfilled(text, reading.vocabulary)) into.mentions.push(unfilled(unit))
    else state(into, DONE, [text], unit, unit.span)
    const hit = opinionIn(unit, reading)
    const measure = hit && measureOf(unit, reading)
    if (hit && measure) reject(into, SUBJECTIVE, unit.span, `measured by "${measure}"`)
    else if (hit) state(into, SUBJECTIVE, [text], unit, unit.span)
  }
}

const unfilled = ({ span, section }: Unit) =>
  ({ field: DONE, state: 'unfilled', value: null, span, where: section.where, by: 'reading' }) as const

/** The words that make a criterion a matter of opinion, unless they only say what is no criterion. */
function opinionIn(unit: Unit, reading: Reading): Hit | undefined {
  const said = reading.vocabulary.says('procedure').find(unit.text)
  const hit = said.first('subjective')
  if (!hit || said.has('no-criterion') || negationBefore(unit.text, hit.from, reading.vocabulary)) return undefined
  return hit
}

/** What can be measured: a number, a command, a link, or a check that passes. */
function measureOf(unit: Unit, reading: Reading): string | null {
  const end = unit.from + unit.text.length
  const mark = marksFrom(unit.prose, unit.from, end).find(({ type }) => type === 'code' || type === 'link')
  if (mark) return unit.prose.text.slice(mark.from, mark.to)
  const number = /\d[\d.,]*/.exec(unit.text)
  if (number) return number[0]
  const hit = reading.vocabulary.says('procedure').find(unit.text).first('measured')
  return hit ? unit.text.slice(hit.from, hit.to) : null
}
