import { describe, expect, test } from 'vitest'
import { missing, type RealThing } from './programs.js'

/**
 * Tests that ask real things, such as a database server. Where one of them is not installed, a single skipped test says
 * so in their place; under GONOGO_REAL=required it is a failed one, so that nobody believes what nobody asked.
 * This is the only place where a test may be skipped.
 *
 * @example whenInstalled(['postgresql'], () => { test('...', async () => { ... }) })
 */
export function whenInstalled(names: readonly RealThing[], tests: () => void): void {
  const lacks = names.map(missing).filter((sentence) => sentence !== null)
  if (lacks.length === 0) {
    describe(`with the real ${names.join(', ')}`, tests)
    return
  }
  const says = lacks.join('; ')
  if (process.env['GONOGO_REAL'] === 'required') test(`failed: ${says}`, () => expect.fail(says))
  else test.skip(`skipped: ${says}`)
}
