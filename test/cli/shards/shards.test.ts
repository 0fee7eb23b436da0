import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { shardIn } from '../../../src/cli/shards/split.js'
import { validatorOf } from '../../schema/standalone.js'
import { everything, newFolder } from '../cache/repository.js'
import { run } from '../run.js'

const STOREFRONT = join(import.meta.dirname, '../../../fixtures/storefront')
let folder = ''
let out = ''
beforeEach(() => {
  folder = newFolder()
  out = newFolder()
  cpSync(STOREFRONT, folder, { recursive: true })
})
afterEach(() => {
  for (const one of [folder, out]) rmSync(one, { recursive: true, force: true })
})

const partPath = (shard: number): string => join(out, `part-${shard}.json`)

/** Writes all parts and gives their paths. */
async function split(of: number, more: readonly string[] = []): Promise<readonly string[]> {
  const paths: string[] = []
  for (let shard = 1; shard <= of; shard++) {
    const path = partPath(shard)
    const { exit, stdout } = await run(['check', '.', ...more, '--shard', `${shard}/${of}`, '-o', path], {
      cwd: folder,
    })
    expect([exit, stdout]).toEqual([0, ''])
    paths.push(path)
  }
  return paths
}

const merged = (paths: readonly string[], more: readonly string[] = []) =>
  everything(folder, [...paths, ...more], out, 'merge')

describe('the parts together', () => {
  test('say what one run says, byte for byte, in every format and however many parts there are', async () => {
    const files = readdirSync(folder, { recursive: true }).length
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: files + 3 }),
        fc.constantFrom([], ['--max-warnings', '0']),
        async (of, more) => {
          const paths = await split(of, more)
          expect(await merged(paths.toReversed())).toEqual(await everything(folder, ['.', ...more], out))
          for (const path of paths) rmSync(path)
        },
      ),
      { numRuns: 5 },
    )
  }, 300_000)

  test('say the same with a baseline', async () => {
    await run(['baseline', 'create', '.'], { cwd: folder })
    const config = join(folder, 'docs')
    rmSync(config, { recursive: true, force: true })
    const paths = await split(3, ['--baseline'])
    expect(await merged(paths)).toEqual(await everything(folder, ['.', '--baseline'], out))
  }, 60_000)

  test('say the same in another folder than the one they were written in', async () => {
    const below = join(folder, 'below')
    const plan = join('..', readdirSync(folder).find((name) => name.endsWith('.yaml')) ?? '')
    mkdirSync(below)
    const check = [plan, '../docs', '../below']
    await run(['check', ...check, '--shard', '1/1', '-o', partPath(1)], { cwd: below })
    const whole = (await everything(below, check, out)).slice(4)
    expect((await everything(out, [partPath(1)], out, 'merge')).slice(4)).toEqual(whole)
  }, 60_000)

  test('may lie among the documents', async () => {
    for (const shard of [1, 2])
      await run(['check', '.', '--shard', `${shard}/2`, '-o', `${shard}.json`], { cwd: folder })
    const { exit, stdout } = await run(['merge', '1.json', '2.json', '-f', 'json'], { cwd: folder })
    expect(exit).toBe(1)
    expect(JSON.parse(stdout).documents.map(({ path }: { path: string }) => path)).not.toContain('1.json')
    const text = readFileSync(join(folder, '1.json'), 'utf8')
    writeFileSync(join(folder, '1.json'), text.replace('"part"', '"kind":"release-plan","part"'))
    const again = await run(['check', '.', '-f', 'json'], { cwd: folder })
    expect(JSON.parse(again.stdout).documents.map(({ path }: { path: string }) => path)).toContain('1.json')
  }, 60_000)

  test('are as their schema says, leave no document out and judge none twice', async () => {
    const written = (await split(4)).map((path) => JSON.parse(readFileSync(path, 'utf8')))
    const validate = validatorOf('part')
    for (const one of written) expect(validate(one) ? [] : validate.errors).toEqual([])
    const parts = written.map(({ part }) => part)
    const indexes = parts.flatMap((part) => part.files.map(({ index }: { index: number }) => index))
    expect(indexes.toSorted((a, b) => a - b)).toEqual(Array.from({ length: parts[0].inputs }, (_, at) => at))
  })
})

describe('parts that are not whole', () => {
  const decision = async (paths: readonly string[]) => {
    const { exit, stdout, stderr } = await run(['merge', ...paths, '-f', 'json'], { cwd: folder })
    const report = exit === 2 ? null : JSON.parse(stdout)
    const codes = report?.problems.map(({ code }: { code: string }) => code) ?? []
    return { exit, decision: report?.verdict.decision, reasons: report?.verdict.reasons.join('\n'), codes, stderr }
  }
  const good = 'fixtures/storefront-fixed'

  beforeEach(() => {
    for (const name of readdirSync(folder)) if (name !== '.git') rmSync(join(folder, name), { recursive: true })
    cpSync(join(import.meta.dirname, '../../..', good), folder, { recursive: true })
  })

  test('are never GO: one is missing, given twice, cut off, changed, empty or not there', async () => {
    const [first, second, third] = (await split(3)) as [string, string, string]
    expect(await decision([first, second, third])).toMatchObject({ exit: 0, decision: 'GO' })
    expect(await decision([first, third])).toMatchObject({ exit: 3, codes: ['missing-part'] })
    expect((await decision([first, third])).reasons).toContain('Part 2 of 3 is missing.')
    expect(await decision([first, second, third, second])).toMatchObject({ exit: 3, codes: ['duplicate-part'] })
    const text = readFileSync(second, 'utf8')
    const damages = [
      text.slice(0, -40),
      text.replace('"expected":', '"expected":1'),
      text.replace(/"level":"block"/g, '"level":"note"'),
      '',
      '[]',
      'null',
      '{"version":1,"sum":"","part":{}}',
      JSON.stringify({ version: 1, verdict: { decision: 'GO' } }),
    ]
    for (const damage of damages.filter((one) => one !== text)) {
      writeFileSync(second, damage)
      expect(await decision([first, second, third])).toMatchObject({ exit: 3, decision: 'INDETERMINATE' })
    }
    expect(await decision([first, join(out, 'nowhere.json'), third])).toMatchObject({ exit: 3 })
    expect(await decision([second])).toMatchObject({ exit: 3, decision: 'INDETERMINATE' })
  }, 60_000)

  test('are never GO when they were written by something else, whatever its checksum', async () => {
    const [first, second] = (await split(2)) as [string, string]
    const { part } = JSON.parse(readFileSync(second, 'utf8'))
    const someValue = fc.oneof(fc.constantFrom(null, {}, [], [{}], [null], -1, 1.5, 'x', { files: [] }), fc.jsonValue())
    const place = fc.constantFrom('shard', 'inputs', 'files', 'texts', 'rules', 'packs', 'now', 'baseline', 'checked')
    await fc.assert(
      fc.asyncProperty(place, someValue, async (key, value) => {
        const files = part.files.map((file: object) => (key === 'checked' ? { ...file, checked: value } : file))
        const changed = { ...part, files, ...(key === 'checked' ? {} : { [key]: value }) }
        fc.pre(!['texts', 'rules', 'packs', 'now', 'baseline'].includes(key) || !JSON.stringify(value).startsWith('['))
        fc.pre(JSON.stringify(changed) !== JSON.stringify(part))
        const text = JSON.stringify(changed)
        const sum = createHash('sha256').update(text).digest('hex')
        writeFileSync(second, `{"version":1,"sum":"${sum}","part":${text}}`)
        const { exit } = await run(['merge', first, second, '-f', 'json'], { cwd: folder })
        if (key !== 'baseline') expect(exit).toBeGreaterThan(0)
        expect([0, 1, 2, 3]).toContain(exit)
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  test.each([
    { since: 7 },
    { of: 9_999_999 },
    { texts: [null] },
    { rules: [null] },
    { packs: [null] },
    { places: [{ path: 'a' }] },
    { reads: [7] },
    { problems: [{}] },
    { tallies: [7] },
    { documents: [null] },
    { weighed: [[]] },
  ])('are damaged where they hold %j', async (wrong) => {
    const [only] = (await split(1)) as [string]
    const { part } = JSON.parse(readFileSync(only, 'utf8'))
    const files = part.files.map((file: { checked: object }) => ({ ...file, checked: { ...file.checked, ...wrong } }))
    const isOfPart = Object.keys(wrong).some((key) => key in part)
    const text = JSON.stringify(isOfPart ? { ...part, ...wrong } : { ...part, files })
    const sum = createHash('sha256').update(text).digest('hex')
    writeFileSync(only, `{"version":1,"sum":"${sum}","part":${text}}`)
    for (const format of ['stylish', 'junit', 'sarif']) {
      const { exit, stderr } = await run(['merge', only, '-f', format], { cwd: folder })
      expect([exit, stderr]).toEqual([3, expect.not.stringContaining('fault in gonogo')])
    }
  })

  test('of different runs are refused', async () => {
    const [first] = (await split(2)) as [string, string]
    const kept = join(out, 'first.json')
    writeFileSync(kept, readFileSync(first))
    for (const [change, more] of [
      ['config', ['--max-warnings', '3']],
      ['another time', ['--at', '2027-08-01']],
    ] as const) {
      const [, second] = (await split(2, more)) as [string, string]
      expect([change, (await decision([kept, second])).exit]).toEqual([change, 2])
    }
    const [, second] = (await split(3)) as [string, string]
    expect((await decision([kept, second])).stderr).toContain('parts of so many')
    const plan = join(folder, 'release-plan.yaml')
    const text = readFileSync(plan, 'utf8')
    writeFileSync(plan, text.replace('kind', 'KIND'))
    const [, changed] = (await split(2)) as [string, string]
    expect((await decision([kept, changed])).stderr).toContain('of other contents')
    writeFileSync(plan, text)
    writeFileSync(join(folder, 'release-plan-2.yaml'), 'kind: release-plan\n')
    const [, other] = (await split(2)) as [string, string]
    expect((await decision([kept, other])).stderr).toContain('parts of other files')
  }, 60_000)
})

test.each(['3/8', '1/1', '8/8', '1000/1000'])('%s is a part', (text) => {
  expect(shardIn(text)).not.toBe(null)
})
test.each(['0/8', '9/8', '3', '3/', '/8', '-1/8', '1/1001', '1/0', '1.5/8', 'a/b', ''])(
  '"%s" is none',
  async (text) => {
    expect(shardIn(text)).toBe(null)
    expect((await run(['check', '.', '--shard', text], { cwd: folder })).exit).toBe(2)
  },
)
