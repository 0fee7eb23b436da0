import { expect, test } from 'vitest'
import { comparedWords } from '../../src/report/compared.js'
import { SAMPLES } from './formats/samples.js'

const COMMIT = '0123456789abcdef0123456789abcdef01234567'

test.each([
  ['main', 'Since main (0123456789ab): '],
  // Pipelines name the commit itself.
  [COMMIT, 'Since 0123456789ab: '],
  ['0123456', 'Since 0123456789ab: '],
  ['0123abc', 'Since 0123abc (0123456789ab): '],
])('a run since %s says so once', (revision, begins) => {
  const report = SAMPLES['unchanged']
  const since = report?.since
  if (!report || !since) throw new Error('no such sample')
  const [first = ''] = comparedWords({ ...report, since: { ...since, revision, commit: COMMIT } })
  expect(first.slice(0, begins.length)).toBe(begins)
})
