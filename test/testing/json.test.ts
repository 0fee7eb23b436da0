import { expect, test } from 'vitest'
import { ROOT } from '../architecture/tree.js'
import { run } from '../cli/run.js'
import { wrongIn } from '../schema/standalone.js'

test.each([
  ['fixtures/scenarios/test-passes/files/policy', 0],
  ['fixtures/scenarios/test-fails/files/policy', 1],
  ['fixtures/scenarios/test-mutants/files/policy', 1],
])('gonogo test --format json follows schemas/test-report.schema.json: %s', async (path, exit) => {
  const answer = await run(['test', path, '--mutate', '--format', 'json'], { cwd: ROOT })
  expect(answer.stderr).toBe('')
  expect(answer.exit).toBe(exit)
  expect(wrongIn('test-report', answer.stdout, 'report.json')).toEqual([])
})
