import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesUnder } from '../architecture/tree.js'
import { run } from '../cli/run.js'
import { rulesPage } from './generated-pages.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gonogo-pages-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('rules/README.md is what the rules say', async () => {
  await expect(rulesPage()).toMatchFileSnapshot('../../rules/README.md')
})

test('rules/reference is what gonogo rules --format markdown writes', async () => {
  const { exit, stderr } = await run(['rules', '--format', 'markdown', '-o', 'pages'], { cwd: folder })
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  const pages = join(folder, 'pages')
  const made = readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'))
    .sort()
  for (const path of made) {
    await expect(readFileSync(join(pages, path), 'utf8'), path).toMatchFileSnapshot(`../../rules/reference/${path}`)
  }
  const stale = filesUnder('rules/reference').filter((path) => !made.includes(path.slice('rules/reference/'.length)))
  expect(stale, 'pages of rules that are gone').toEqual([])
})
