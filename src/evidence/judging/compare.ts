import type { EvidenceOperator } from '../../model/index.js'

type Plain = string | number | boolean | null

/** Whether a value is what is asked, by the operators of rules; null where the two cannot be compared. */
export function compare(seen: unknown, operator: EvidenceOperator, asked: Plain): boolean | null {
  switch (operator) {
    case 'isStated':
      return !isNothing(seen)
    case 'isNotStated':
      return isNothing(seen)
    case 'equals':
      return isSame(seen, asked)
    case 'notEquals':
      return not(isSame(seen, asked))
    case 'atMost':
      return ordered(seen, asked, (a, b) => a <= b)
    case 'lessThan':
      return ordered(seen, asked, (a, b) => a < b)
    case 'atLeast':
      return ordered(seen, asked, (a, b) => a >= b)
    case 'moreThan':
      return ordered(seen, asked, (a, b) => a > b)
  }
}

/** Blanks, a list without entries and keys without any say as little as null; false and 0 say something. */
function isNothing(seen: unknown): boolean {
  if (typeof seen === 'string') return seen.replace(/\p{Default_Ignorable_Code_Point}/gu, '').trim() === ''
  return seen === null || seen === undefined || (typeof seen === 'object' && Object.keys(seen).length === 0)
}

const not = (truth: boolean | null): boolean | null => (truth === null ? null : !truth)

/** The text `5` is not the number 5: nobody knows whether they mean the same. Texts are compared whatever their case. */
function isSame(seen: unknown, asked: Plain): boolean | null {
  if (typeof seen === 'number' && typeof asked === 'number') return ordered(seen, asked, (a, b) => a === b)
  if (typeof seen === 'boolean' && typeof asked === 'boolean') return seen === asked
  if (typeof seen === 'string' && typeof asked === 'string') return folded(seen) === folded(asked)
  return null
}

const folded = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

/** Beyond this, neighbours are the same number to JavaScript. */
const isExact = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER

function ordered(seen: unknown, asked: Plain, holds: (a: number, b: number) => boolean): boolean | null {
  return isExact(seen) && isExact(asked) ? holds(seen, asked) : null
}

const WORDS: Readonly<Record<EvidenceOperator, string>> = {
  equals: '',
  notEquals: 'anything but ',
  atMost: 'at most ',
  lessThan: 'less than ',
  atLeast: 'at least ',
  moreThan: 'more than ',
  isStated: 'something',
  isNotStated: 'nothing',
}

/** `at most 0.01`, `something`. */
export function demandInWords(operator: EvidenceOperator, value: Plain): string {
  if (operator === 'isStated' || operator === 'isNotStated') return WORDS[operator]
  return `${WORDS[operator]}${typeof value === 'string' ? `"${value}"` : value}`
}
