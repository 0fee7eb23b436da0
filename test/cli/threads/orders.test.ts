import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Input, startJudging } from '../../../src/check.js'
import { fileInputs } from '../../../src/cli/file-inputs.js'
import { followLinks } from '../../../src/cli/follow-links.js'
import { type Setup, setUp } from '../../../src/cli/setup.js'
import { ROOT } from '../../architecture/tree.js'
import { NOW } from '../run.js'
import { linkedDocuments, write } from './linked.js'

const FIXTURES = ['storefront', 'storefront-fixed', 'differences', 'twins']
const DOCUMENT = /\.(?:md|ya?ml|json)$/

let folder = ''
let setup: Setup
let files: readonly string[] = []
/** What is found in each file where it alone is judged. */
const alone = new Map<string, string>()

/** Judges files in this order, as one thread that has done nothing before. */
async function judged(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const input = fileInputs({ folder, limit: 1_000_000, hashed: false }, () => {})
  const inputs = files.map((path) => input(join(folder, path), path))
  const byPath = new Map(inputs.map((one) => [one.path, one]))
  const links = followLinks(inputs, { cwd: folder, root: folder }, input)
  const world = { now: NOW, tallies: true, pause: async () => {}, ...links }
  const judge = startJudging(setup.config, setup.policy, world)
  const found = new Map<string, string>()
  for (const path of paths) found.set(path, JSON.stringify(await judge(byPath.get(path) as Input)))
  return found
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gonogo-orders-'))
  mkdirSync(join(folder, '.git'))
  for (const name of FIXTURES) cpSync(join(ROOT, 'fixtures', name), join(folder, name), { recursive: true })
  write(folder, { ...linkedDocuments(60), 'gonogo.config.yaml': 'extends: [strict, runbook, procedure, emergency]\n' })
  const made = await setUp('.', { color: false }, { cwd: folder, env: {} } as Parameters<typeof setUp>[2])
  if (typeof made === 'number') throw new Error('no setup')
  setup = made
  files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => DOCUMENT.test(path))
    .sort()
  for (const path of files) for (const [one, text] of await judged([path])) alone.set(one, text)
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what is found in a document does not depend on which were judged before it, or whether any were', async () => {
  const texts = [...alone.values()].join('\n')
  // The links are followed, and what they lead to is told.
  for (const said of ['board.md', '#part-', 'superseded', 'draft']) expect(texts).toContain(said)
  const orders = fc.shuffledSubarray([...files], { minLength: 2 })
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      for (const [path, text] of await judged(order)) expect([path, text]).toEqual([path, alone.get(path)])
    }),
    { numRuns: 20 },
  )
}, 300_000)

test('config and rules reach another thread as they are', () => {
  const { config, policy } = setup
  expect(structuredClone({ config, policy })).toStrictEqual({ config, policy })
})
