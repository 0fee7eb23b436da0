import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkEach, type World } from '../../src/check.js'
import { type Checked, isWithin } from '../../src/model/index.js'
import { resolvePolicy } from '../../src/policy/index.js'
import { DEFAULT_CONFIG } from '../../src/schema/index.js'
import { filesUnder, textOf } from '../architecture/tree.js'
import { knowledge, packs } from '../rules/shipped.js'

const CONFIG = { ...DEFAULT_CONFIG, extends: ['strict'] }
const { policy } = resolvePolicy(packs, CONFIG, knowledge)
const DOCUMENTS = ['fixtures/storefront', 'fixtures/storefront-fixed', 'fixtures/twins']
  .flatMap(filesUnder)
  .filter((path) => /\.(?:yaml|md)$/.test(path))

async function found(path: string, now: string): Promise<Checked> {
  const world: World = { now, pause: async () => {}, linked: () => null }
  const load = () => ({ source: { path, text: textOf(path) }, problems: [] })
  for await (const checked of checkEach([{ id: path, path, place: path, load }], CONFIG, policy, world)) return checked
  throw new Error('every input is checked')
}

const moment = fc
  .date({ min: new Date('2026-08-01'), max: new Date('2027-06-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

test('what is found stays the same as long as it says', async () => {
  let apart = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...DOCUMENTS),
      moment,
      fc.array(moment, { minLength: 3, maxLength: 3 }),
      async (path, now, others) => {
        const { clock, ...first } = await found(path, now)
        expect(isWithin(clock, now)).toBe(true)
        const edges = clock ? [clock.from, clock.until - 1].filter((at) => Math.abs(at) < 5e12) : []
        for (const other of [...others, ...edges.map((at) => new Date(at).toISOString())]) {
          if (!isWithin(clock, other)) continue
          apart++
          const { clock: _later, ...again } = await found(path, other)
          expect(again).toEqual(first)
        }
      },
    ),
    { numRuns: 60 },
  )
  expect(apart).toBeGreaterThan(50)
}, 120_000)

test('a plan with a drill depends on the clock, and a text without a date does not', async () => {
  const plan = await found('fixtures/storefront-fixed/release-plan.yaml', '2026-11-20T12:00:00.000Z')
  expect(plan.clock).not.toBe(null)
  expect((plan.clock?.until ?? 0) - (plan.clock?.from ?? 0)).toBeGreaterThan(3_600_000)
  const texts = await Promise.all(DOCUMENTS.map((path) => found(path, '2026-11-20T12:00:00.000Z')))
  expect(texts.some(({ clock }) => clock === null)).toBe(true)
})
