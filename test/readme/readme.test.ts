import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesUnder, ROOT, textOf } from '../architecture/tree.js'
import { fencesOf, withRealOutput } from './fences.js'

/** A page starts some dozens of processes one after the other. */
const PATIENCE = 180_000
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'rules/WRITING.md',
  'rules/SHARING.md',
  'rules/GATE.md',
  'rules/CI.md',
] as const

describe('the pages for people', () => {
  test.each(PAGES)(
    '%s shows what its commands really print (npm run pages rewrites it)',
    async (page) => {
      await expect(withRealOutput(textOf(page))).toMatchFileSnapshot(join(ROOT, page))
    },
    PATIENCE,
  )

  test.each(PAGES)('%s shows no command that fails to be understood', (page) => {
    const shown = fencesOf(textOf(page)).filter(({ info }) => info === 'console')
    const complaints = shown.flatMap(({ lines }) =>
      lines.filter((line) => /^(?:gonogo: (?!\d+ errors? in|part \d+ of )|(?:sh|node|head|grep): )/.test(line)),
    )
    expect(complaints).toEqual([])
  })

  test.each(PAGES)('%s tells only commands that CI runs, or scripts there are', (page) => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Readonly<Record<string, string>> }
    const known = (command: string): boolean => {
      const script = command.match(/^npm (?:run )?([\w:]+)/)?.[1] ?? ''
      return textOf('.ci/run').includes(command) || script in scripts
    }
    const commands = fencesOf(textOf(page))
      .filter(({ info }) => info === 'sh')
      .flatMap(({ lines }) => lines.flatMap((line) => line.split(' && ')))
      .filter((command) => /^np[mx] /.test(command))
    expect(commands.filter((command) => !known(command))).toEqual([])
  })

  test.each(PAGES)('%s links to files that exist', (page) => {
    const everything = new Set(
      ['src', 'test', 'rules', 'schemas', 'fixtures', '.ci', '.github', 'templates'].flatMap((folder) => {
        const files = filesUnder(folder)
        return files.flatMap((file) => file.split('/').map((_, depth, parts) => parts.slice(0, depth + 1).join('/')))
      }),
    )
    for (const top of [...PAGES, 'CHANGELOG.md', 'LICENSE', 'action.yml', '.pre-commit-hooks.yaml']) everything.add(top)
    const links = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = '']) => target)
    const known = (target: string) => everything.has(normalize(join(dirname(page), target)).replace(/\/$/, ''))
    expect(links.filter((target) => !known(target))).toEqual([])
  })
})

describe('the first page', () => {
  test('names the two commands that do everything', () => {
    const told = fencesOf(textOf('README.md')).flatMap(({ lines }) => lines)
    expect(told).toContain('npm install && npx gonogo check fixtures/storefront')
    expect(told).toContain('npm install && npm test')
  })

  test('shows the verdict on a plan that must not go, and on its mended twin', () => {
    const shown = fencesOf(textOf('README.md')).filter(({ info }) => info === 'console')
    expect(shown.some(({ lines }) => lines.some((line) => /\bNO-GO\b/.test(line)))).toBe(true)
    expect(shown.some(({ lines }) => lines.some((line) => /(?<!-)\bGO\b/.test(line)))).toBe(true)
  })
})
