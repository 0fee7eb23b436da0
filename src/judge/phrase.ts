import { durationInWords, type Fact, type FactType, periodInWords, type Value } from '../model/index.js'

const LONGEST_TEXT = 120
const LONGEST_LIST = 6
const LENGTHS: ReadonlySet<FactType> = new Set(['duration', 'date'])

/** A clock tells them, and nobody reads them: `2026-11-25T00:00:00.000Z`. */
const MILLISECONDS = /(T\d\d:\d\d:\d\d)\.\d+/

/** A value as people say it: `5 minutes`, `code, traffic and data`, `yes`. Long texts and lists are cut. */
export function phrase(value: Value, type: FactType): string {
  if (value === null) return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  // A date is compared with a number only where its age is asked: with a length of time.
  if (typeof value === 'number') return LENGTHS.has(type) ? durationInWords(value, 2) : String(value)
  if (typeof value !== 'string') return list(value)
  if (type === 'date') return shortened(value.replace(MILLISECONDS, '$1'))
  return shortened(type === 'period' ? periodInWords(value) : value)
}

/** A fact as people say it, whatever its state. */
export function phraseFact(fact: Fact, type: FactType): string {
  if (fact.state === 'absent') return 'not stated'
  // What cannot be read is shown as it is written.
  if (fact.value !== null && fact.value !== '') return phrase(fact.value, fact.state === 'stated' ? type : 'text')
  if (fact.state === 'unfilled') return 'a placeholder'
  return fact.state === 'unreadable' ? 'something that cannot be read' : 'nothing'
}

/** `a`, `a and b`, `a, b and c`; of many the first few and how many more. */
export function list(texts: readonly string[], most = LONGEST_LIST): string {
  const shown = texts.slice(0, most).map(shortened)
  const hidden = texts.length - shown.length
  const all = hidden > 0 ? [...shown, `${hidden} more`] : shown
  if (all.length < 2) return all[0] ?? 'nothing'
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

/** As it is, on one line. */
export const inOneLine = (text: string): string => text.trim().replace(/\s+/g, ' ')

function shortened(text: string): string {
  const line = inOneLine(text)
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT).trimEnd()}…` : line
}
