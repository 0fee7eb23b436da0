import { expect, test } from 'vitest'
import type { EvidenceResult } from '../../../src/model/index.js'
import { ageWords } from '../../../src/report/gate/words.js'

const AT = '2026-11-20T12:00:00.000Z'

/** From when it is, how many seconds it may be old, and how that is said. */
const AGES: readonly (readonly [date: string | null, maxAge: number | null, words: string | null])[] = [
  [null, 3600, null],
  ['2026-11-20T12:00:00.000Z', null, 'just now; counts at any age'],
  ['2026-11-20T12:00:01.000Z', 3600, 'just now; counts for 1 hour'],
  ['2026-11-20T12:00:59.000Z', 3600, 'just now; counts for 1 hour'],
  ['2026-11-20T11:59:01.000Z', 3600, 'just now; counts for 1 hour'],
  ['2026-11-20T11:59:01.000Z', 60, 'just now; counts for 1 minute'],
  ['2026-11-20T11:59:00.000Z', 3600, '1 minute old; counts for 1 hour'],
  ['2026-11-20T11:59:30.000Z', 20, '30 seconds old; counts for 20 seconds'],
  ['2026-11-20T12:05:00.000Z', 3600, 'dated 5 minutes ahead; counts for 1 hour'],
]

test.each(AGES)('from %s, at most %s seconds old: %s', (date, maxAge, words) => {
  const result = { demand: { maxAge }, date } as EvidenceResult
  expect(ageWords(result, AT)).toBe(words)
})
