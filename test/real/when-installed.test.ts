import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../architecture/tree.js'

/** Runs the tests that need Chromium where no program is installed: how many passed, failed and were skipped. */
function runWithout(env: Record<string, string>): Promise<readonly string[]> {
  const args = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', 'test/real/chromium.test.ts', '--reporter=json']
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT, env: { ...env, PATH: '' } }, (_error, stdout) => {
      const results = JSON.parse(stdout).testResults[0].assertionResults
      resolve(results.map(({ status, title }: { status: string; title: string }) => `${status} - ${title}`))
    })
  })
}

const SAYS = 'chromium is not installed; apt-get install chromium'

test.each([
  [{}, [`skipped - skipped: ${SAYS}`]],
  [{ GONOGO_REAL: 'required' }, [`failed - failed: ${SAYS}`]],
])('without a thing one test says so, under %j', async (env, expected) => {
  expect(await runWithout(env)).toEqual(expected)
})
