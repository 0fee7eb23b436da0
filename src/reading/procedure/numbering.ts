import type { Collected } from '../collected.js'
import type { Unit } from '../structure/unit.js'
import type { StepSection } from './step-sections.js'

const FIELD = 'procedure.numberingFaults'

/** What is wrong with the numbers of steps that have headings: gaps, repeats, steps before their predecessors. */
export function headingNumbers(steps: readonly StepSection[], into: Collected): void {
  const lastOf = new Map<string, number>()
  const seen = new Map<string, Set<number>>()
  let group = -1
  let lastNumber: number | null = null
  for (const step of steps) {
    const parts = step.number.split('.')
    const above = parts.slice(0, -1).join('.')
    const number = Number(parts.at(-1))
    const key = `${step.group} ${above}`
    const known = seen.get(key) ?? new Set()
    seen.set(key, known)
    const isNew = step.group !== group
    const last = lastOf.get(key) ?? (above === '' && isNew ? lastNumber : null)
    const mayBegin = number <= 1 && !known.has(number) && !lastOf.has(key)
    const wrong = mayBegin ? null : faultOf(step.number, number, last, above, known)
    if (wrong) note(wrong, step, into)
    lastOf.set(key, number)
    known.add(number)
    group = step.group
    if (above === '') lastNumber = number
  }
}

function faultOf(
  written: string,
  number: number,
  last: number | null,
  above: string,
  known: ReadonlySet<number>,
): string | null {
  if (last === null) return `the first step is number ${written}`
  if (number === last + 1 && !known.has(number)) return null
  if (known.has(number) || number === last) return `there is more than one step ${written}`
  const full = (one: number) => (above ? `${above}.${one}` : String(one))
  return `step ${written} follows step ${full(last)}`
}

function note(text: string, { section }: StepSection, into: Collected): void {
  const { span, where } = section
  into.mentions.push({ field: FIELD, state: 'stated', value: [text], span, where, by: 'reading' })
}

/** Gaps in the numbers of ordered lists that hold steps, as they are written; a list may begin again, or be all ones. */
export function listNumbers(units: readonly Unit[], into: Collected): void {
  const listed = new Set(into.items.filter(({ type }) => type === 'step').map(({ where }) => where))
  let last: { readonly where: string; readonly number: number } | null = null
  for (const unit of units) {
    const { number, section, pointer, listDepth } = unit
    if (number === null || listDepth !== 1 || pointer !== undefined || !listed.has(section.where)) continue
    const before = last?.where === section.where ? last.number : null
    last = { where: section.where, number }
    if (before === null || number <= 1 || number === before || number === before + 1) continue
    into.mentions.push({
      field: FIELD,
      state: 'stated',
      value: [`step ${number} follows step ${before}`],
      span: unit.span,
      where: section.where,
      by: 'reading',
    })
  }
}
