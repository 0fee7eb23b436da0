import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
      '| <a id="payments.approver"></a>`payments.approver` | text |  | Who approves for &lt;payments&gt;. Read at `/spec/approver`, or at the label `Approver` below the title `Approval`. | [`house/time-bound`](house/time-bound.md) |',
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
})
