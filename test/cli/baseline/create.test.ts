import { cpSync, existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newFolder, put } from '../cache/repository.js'
import { run } from '../run.js'

let folder = ''
beforeEach(() => {
  folder = newFolder()
  const plan = join(import.meta.dirname, '../../../fixtures/storefront/release-plan.yaml')
  for (const name of ['a', 'b', 'c']) cpSync(plan, join(folder, `docs/${name}-plan.yaml`))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = (): string => join(folder, 'gonogo-baseline.json')
const entries = (): readonly { readonly path: string }[] => JSON.parse(readFileSync(file(), 'utf8')).findings
const create = (...more: readonly string[]) => run(['baseline', 'create', ...more], { cwd: folder })

test('a run does not write over what another wrote in between', async () => {
  // One of many documents takes longer than one of one.
  for (const at of Array(20).keys()) cpSync(join(folder, 'docs/a-plan.yaml'), join(folder, `docs/more/${at}-plan.yaml`))
  const [all, one] = await Promise.all([create('docs'), create('docs/a-plan.yaml')])
  expect(one.exit).toBe(0)
  expect([all.exit, all.stderr]).toEqual([2, expect.stringContaining('changed while this ran')])
  expect([...new Set(entries().map(({ path }) => path))]).toEqual(['docs/a-plan.yaml'])
})

test('the number told is the number written, where a document has an error', async () => {
  await create('.')
  const path = join(folder, 'docs/a-plan.yaml')
  put(folder, { 'docs/a-plan.yaml': `${readFileSync(path, 'utf8')}\na: [\n` })
  const { stdout } = await create('.')
  expect(stdout).toContain(`${entries().length} findings in 3 documents`)
})

test.each([[['docs/nowhere.md']], [['docs', 'docs/nowhere.md']], [['empty']]])(
  'no file is written where %j leads nowhere',
  async (paths) => {
    put(folder, { 'empty/notes.txt': '' })
    const { exit, stderr } = await create(...paths)
    expect(exit).toBe(3)
    expect(stderr).toContain('is not written')
    if (paths.includes('docs/nowhere.md')) expect(stderr).toContain('docs/nowhere.md')
    expect(existsSync(file())).toBe(false)
  },
)

test('a link that leads nowhere is named as what it is', async () => {
  symlinkSync('gone.json', join(folder, 'link.json'))
  const { exit, stderr } = await create('-o', 'link.json')
  expect(exit).toBe(2)
  expect(stderr).not.toContain('Write it: gonogo baseline create')
})
