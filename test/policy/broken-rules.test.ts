import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../cli/run.js'
import { casesIn, fits, isSound, marksIn, type Told, toldOf } from './broken-rules.js'

const cases = casesIn('fixtures/rules-broken').map((one) => [one.name, one] as const)
/** Bounded time: whatever a rule file holds, it is answered in a moment. */
const PATIENCE = 20_000

let temporary: string
beforeAll(async () => {
  temporary = mkdtempSync(join(tmpdir(), 'gonogo-broken-rules-'))
  // The first run loads the command line, which is nobody's fault.
  await run(['rules'], { cwd: temporary })
})
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

const inWords = ({ path, line, code, words }: Told) => `${path}:${line}: ${code} ${words}`

describe('fixtures/rules-broken', () => {
  test.each(cases)(
    '%s gives exactly the problems that are marked in it',
    async (_, one) => {
      const marks = marksIn(one)
      const told = await toldOf(one, temporary)
      expect(marks.length === 0).toBe(isSound(one))
      expect({
        unexpected: told.filter((problem) => !marks.some((mark) => fits(mark, problem))).map(inWords),
        missed: marks.filter((mark) => !told.some((problem) => fits(mark, problem))),
        count: told.length,
      }).toEqual({ unexpected: [], missed: [], count: marks.length })
      expect(told.filter(({ severity, words }) => severity !== 'error' || words.length > 1000)).toEqual([])
    },
    PATIENCE,
  )
})
