import type { Checked } from '../../model/index.js'

/** What was asked about another file, and the answer. */
export type Asked =
  | readonly [kind: 'link', target: string, answer: string]
  | readonly [kind: 'names', target: string, answer: string]
  | readonly [kind: 'text', path: string, digest: string]

/** What is kept of a file that was judged. */
export interface Entry {
  readonly asked: readonly Asked[]
  readonly checked: Checked
}

export function entryText({ asked, checked }: Entry): string {
  return JSON.stringify([asked, checked])
}

/** Null where the text is none of ours. */
export function entryIn(text: string): Entry | null {
  try {
    const [asked, checked] = JSON.parse(text) as [readonly Asked[], Checked]
    return isAsked(asked) && isChecked(checked) ? { asked, checked } : null
  } catch {
    return null
  }
}

const isAsked = (asked: unknown): boolean =>
  Array.isArray(asked) && asked.every((one) => Array.isArray(one) && one.every((part) => typeof part === 'string'))

function isChecked(value: unknown): value is Checked {
  if (typeof value !== 'object' || value === null) return false
  const { documents, problems, weighed, expected, tallies, clock } = value as Partial<Checked>
  return (
    [documents, problems, weighed, tallies].every(Array.isArray) &&
    typeof expected === 'number' &&
    (clock === null || (typeof clock?.from === 'number' && typeof clock.until === 'number'))
  )
}
