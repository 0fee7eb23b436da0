import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.js'

const FILES = fileURLToPath(new URL('../../fixtures/scenarios/rules-markdown/files', import.meta.url))

let cwd: string
const write = () => run(['rules', 'house', '--format', 'markdown', '-o', 'docs/rules'], { cwd })
const pages = () =>
  readdirSync(join(cwd, 'docs/rules'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'))
    .sort()

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'gonogo-rule-pages-'))
  cpSync(FILES, cwd, { recursive: true })
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

describe('gonogo rules --format markdown -o FOLDER', () => {
  /** `fixtures/report/rule-pages/` holds what is written; `npx vitest -u` rewrites it. */
  it.each(['README.md', 'house/owner.md', 'house/time-bound.md'])('writes %s', async (path) => {
    expect(await write()).toMatchObject({ exit: 0, stderr: '' })
    const text = readFileSync(join(cwd, 'docs/rules', path), 'utf8')
    await expect(text).toMatchFileSnapshot(`../../fixtures/report/rule-pages/${path}`)
  })

  it('tells of the facts that the pack declares, and of who asks for them', async () => {
    await write()
    const lines = readFileSync(join(cwd, 'docs/rules/FACTS.md'), 'utf8').split('\n')
    expect(lines.find((line) => line.includes('id="payments.approver"'))).toBe(
      '| <a id="payments.approver"></a>`payments.approver` | text |  | Who approves for &lt;payments&gt;. | at `/spec/approver`, or at the label `Approver` below the title `Approval` | [`house/time-bound`](house/time-bound.md) |',
    )
  })

  it('writes the same bytes again', async () => {
    await write()
    const before = pages().map((path) => readFileSync(join(cwd, 'docs/rules', path), 'utf8'))
    await write()
    expect(pages().map((path) => readFileSync(join(cwd, 'docs/rules', path), 'utf8'))).toEqual(before)
  })

  it('tells of a page whose rule is gone, leaves it, and is silent of pages that somebody wrote', async () => {
    await write()
    const page = readFileSync(join(cwd, 'docs/rules/house/owner.md'), 'utf8')
    writeFileSync(join(cwd, 'docs/rules/house/gone.md'), page)
    writeFileSync(join(cwd, 'docs/rules/house/notes.md'), '# Notes\n')
    const { stderr, exit } = await write()
    expect({ stderr, exit }).toEqual({
      stderr: 'gonogo: docs/rules/house/gone.md is of a rule that is gone here. Take it out.\n',
      exit: 0,
    })
    expect(pages()).toContain('house/gone.md')
    rmSync(join(cwd, 'docs/rules/house/gone.md'))
    rmSync(join(cwd, 'docs/rules/house/notes.md'))
  })

  it('writes the pages of one pack, and an index of all that lie there', async () => {
    const all = await run(['rules', '--format', 'markdown', '-o', 'all'], { cwd })
    expect(all).toMatchObject({ exit: 0, stderr: '' })
    const index = () => readFileSync(join(cwd, 'all/README.md'), 'utf8')
    const [before, facts] = [index(), readFileSync(join(cwd, 'all/FACTS.md'), 'utf8')]
    const one = await run(['rules', 'house', '--format', 'markdown', '-o', 'all'], { cwd })
    expect(one).toEqual({ exit: 0, stderr: '', stdout: '4 pages in all. Begin with all/README.md.\n' })
    const rules = (text: string) => text.split('\n').filter((line) => line.startsWith('| [`') && line.includes('.md)'))
    expect(rules(index())).toEqual(rules(before))
    expect(readFileSync(join(cwd, 'all/FACTS.md'), 'utf8')).toBe(facts)
    rmSync(join(cwd, 'all/contract'), { recursive: true })
    await run(['rules', 'house', '--format', 'markdown', '-o', 'all'], { cwd })
    expect(rules(index())).toEqual(rules(before).filter((line) => !line.includes('(contract/')))
  })

  it('follows no links, looks into no other folder than those of packs, and leaves the pages of other folders alone', async () => {
    await run(['rules', 'house', '--format', 'markdown', '-o', 'site/rules'], { cwd })
    symlinkSync('.', join(cwd, 'site/a'))
    symlinkSync('.', join(cwd, 'site/b'))
    symlinkSync('rules', join(cwd, 'site/house-link'))
    const gone = readFileSync(join(cwd, 'site/rules/house/owner.md'), 'utf8').replaceAll('house/owner', 'old/owner')
    for (const folder of ['site/old', 'site/node_modules/old', 'site/deep/old']) {
      mkdirSync(join(cwd, folder), { recursive: true })
      writeFileSync(join(cwd, folder, 'owner.md'), gone)
    }
    const { exit, stderr } = await run(['rules', 'house', '--format', 'markdown', '-o', 'site'], { cwd })
    expect({ exit, stderr }).toEqual({
      exit: 0,
      stderr: 'gonogo: site/old/owner.md is of a rule that is gone here. Take it out.\n',
    })
  })

  it.each([
    ['round', 'round cannot be written: it is a symbolic link that leads back to itself.'],
    ['nowhere', 'nowhere/README.md cannot be written: a folder on the way is a symbolic link that leads nowhere.'],
    ['pages', 'pages/FACTS.md was written by somebody, not made by gonogo. Name another folder.'],
  ])('says in a sentence why %s is no folder for pages', async (folder, sentence) => {
    mkdirSync(join(cwd, 'pages/FACTS.md'), { recursive: true })
    if (folder !== 'pages') symlinkSync(folder === 'round' ? 'round' : 'gone', join(cwd, folder))
    const { exit, stderr } = await run(['rules', 'house', '--format', 'markdown', '-o', folder], { cwd })
    expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringContaining(sentence) })
  })
})
