import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../architecture/tree.js'
import { run } from '../cli/run.js'
import { draftsIn } from './drafts.js'
import { add, at, tamper, temporaryFolder, UNGUARD } from './sqlite.js'

const PLAN = 'fixtures/storefront-fixed/release-plan.yaml'

/** A rollback of what the plan is about, with nothing left to ask. */
const KEPT = {
  reason: 'http_error_ratio was above 5 % for 2 minutes',
  component: 'storefront-web',
  from: '2.14.4',
  target: '2.14.3',
  decided: '2026-11-12T14:33:00Z',
  started: '2026-11-12T14:35:00Z',
  finished: '2026-11-12T14:38:00Z',
  validated: '2026-11-12T14:45:00Z',
  outcome: 'succeeded',
  smokeTests: 'passed',
  health: 'passed',
  operatorConfirmed: 'on-call engineer',
  decidedBy: 'release manager',
  steps: ['Traffic went back'],
  lessons: ['The pool was too small'],
}

describe('the gate, over a journal', () => {
  const folder = temporaryFolder()
  const path = (name: string) => join(folder, name)
  const gate = (...words: readonly string[]) => run(['gate', PLAN, ...words], { cwd: ROOT, columns: 300 })
  const drafts = (more = {}) => draftsIn(JSON.stringify({ ...KEPT, ...more }))

  test('judges its records with the plan', async () => {
    await add(at(path('kept.db'), folder), drafts())
    const answer = await gate('--journal', path('kept.db'))
    expect(answer.stdout).toContain('kept.db#1')
    expect(answer.exit).toBe(0)
  })

  test('says NO-GO where a record breaks the promise of the plan', async () => {
    await add(at(path('late.db'), folder), drafts({ finished: '2026-11-12T14:45:00Z', validated: undefined }))
    const answer = await gate('--journal', path('late.db'))
    expect(answer.stdout).toContain('10 minutes')
    expect(answer.exit).toBe(1)
  })

  test('cannot tell where the journal was changed, cut off or is not there', async () => {
    await add(at(path('cut.db'), folder), drafts())
    tamper(path('cut.db'), [...UNGUARD, ['DELETE FROM gonogo_entry']])
    const cut = await gate('--journal', path('cut.db'))
    expect(cut.stdout).toContain('is not as it was written. Entry 1 is missing')
    const none = await gate('--journal', path('none.db'))
    expect(none.stdout).toContain('There is no journal yet.')
    expect([cut.exit, none.exit]).toEqual([3, 3])
  })
})
