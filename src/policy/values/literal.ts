import type { FactType, Value } from '../../model/index.js'
import { DATE_FORMS, parseDate } from './date.js'
import { DURATION_FORMS, parseDuration } from './duration.js'
import { PERIOD_FORMS, parsePeriod } from './period.js'
import { isQuantity, QUANTITY_FORMS } from './quantity.js'

/** A literal as somebody wrote it; `source` is its text where it is known, so that `2.10` is not 2.1. */
export interface Written {
  readonly value: Value
  readonly source: string | null
}

export type Typed = { readonly value: Value } | { readonly expected: string }

/** The literal as a value of the type (durations become seconds), or what should stand there. */
export function typed(written: Written, type: FactType): Typed {
  return READERS[type](written)
}

const DECIMAL = /^[+-]?\d{1,15}(\.\d{1,15})?$/

const READERS: Readonly<Record<FactType, (written: Written) => Typed>> = {
  text: ({ value }) =>
    typeof value === 'string' ? { value } : { expected: 'text, in quotes where it looks like more' },
  version: ({ value, source }) => {
    if (typeof value === 'string') return { value }
    return typeof value === 'number' && source !== null ? { value: source } : { expected: 'a version in quotes' }
  },
  number: ({ value, source }) => {
    // Settings hand over a number as text where its digits would be lost: `5.0` may be meant as a version.
    const number = source === null && typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value
    return Number.isFinite(number) ? { value: number } : { expected: 'a number' }
  },
  boolean: ({ value }) => (typeof value === 'boolean' ? { value } : { expected: 'true or false' }),
  list: ({ value }) => (Array.isArray(value) ? { value } : { expected: 'a list of texts, such as [code, traffic]' }),
  duration: ({ value }) => {
    const seconds = typeof value === 'string' ? parseDuration(value) : value === 0 ? 0 : null
    return seconds === null ? { expected: `a duration with its unit, ${DURATION_FORMS}` } : { value: seconds }
  },
  date: ({ value }) =>
    typeof value === 'string' && parseDate(value) ? { value } : { expected: `a date, ${DATE_FORMS}` },
  quantity: ({ value, source }) => {
    const text = typeof value === 'number' ? (source ?? String(value)) : value
    return typeof text === 'string' && isQuantity(text)
      ? { value: spaced(text) }
      : { expected: `a number with its unit, ${QUANTITY_FORMS}` }
  },
  period: ({ value }) =>
    typeof value === 'string' && parsePeriod(value)
      ? { value: spaced(value) }
      : { expected: `a period, ${PERIOD_FORMS}` },
}

const spaced = (text: string): string => text.trim().replace(/\s+/g, ' ')
