import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkTarget, namesBeside } from '../../src/cli/link-target.js'

const FILES = [
  'docs/runbook.md',
  'docs/release notes.md',
  'docs/guides/index.md',
  'docs/delivery/strategies.md',
  'docs/delivery/a.b.md',
  'docs/flow.png',
  'README.md',
  'one/same.md',
  'two/same.md',
  'two/only.md',
]

/** A project with a repository's folder at its root, and one without. */
let roots: readonly [known: string, unknown: string]

beforeAll(() => {
  const base = mkdtempSync(join(tmpdir(), 'gonogo-links-'))
  roots = [join(base, 'known'), join(base, 'unknown')]
  for (const root of roots) {
    for (const file of root === roots[0] ? [...FILES, '.git/HEAD'] : FILES) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), '')
    }
  }
})
afterAll(() => rmSync(dirname(roots[0]), { recursive: true }))

/** Where a link of `docs/runbook.md` leads, seen from the root; `?` where it is not looked up. */
const CASES: readonly (readonly [link: string, known: string, unknown: string])[] = [
  ['flow.png', 'docs/flow.png', 'docs/flow.png'],
  ['./flow.png?raw=true', 'docs/flow.png', 'docs/flow.png'],
  ['../README.md#install', 'README.md', 'README.md'],
  ['release%20notes.md', 'docs/release notes.md', 'docs/release notes.md'],
  ['100%.md', 'docs/100%.md', 'docs/100%.md'],
  ['guides/', 'docs/guides', 'docs/guides'],
  ['delivery/strategies', 'docs/delivery/strategies.md', 'docs/delivery/strategies.md'],
  ['delivery/strategies/', 'docs/delivery/strategies.md', 'docs/delivery/strategies.md'],
  ['delivery/strategies.html', 'docs/delivery/strategies.md', 'docs/delivery/strategies.md'],
  ['nowhere.md', 'docs/nowhere.md', 'docs/nowhere.md'],
  ['/docs/flow.png', 'docs/flow.png', '?'],
  ['/nowhere.md', 'nowhere.md', '?'],
  ['../../issues/7', '?', '../issues/7'],
  ['#rollback', '?', '?'],
  ['https://example.com/x.md', '?', '?'],
  ['mailto:on-call@example.com', '?', '?'],
  ['//cdn.example.com/x.md', '?', '?'],
  ['{{ site.url }}/x.md', '?', '?'],
  ['<service>.md', '?', '?'],
  ['$VERSION/notes.md', '?', '?'],
  ['[[delivery/strategies]]', 'docs/delivery/strategies.md', 'docs/delivery/strategies.md'],
  ['[[delivery/strategies|Strategies]]', 'docs/delivery/strategies.md', 'docs/delivery/strategies.md'],
  ['[[delivery/strategies#canary]]', 'docs/delivery/strategies.md', 'docs/delivery/strategies.md'],
  ['[[delivery/a.b]]', 'docs/delivery/a.b.md', 'docs/delivery/a.b.md'],
  ['[[docs/runbook]]', 'docs/runbook.md', '?'],
  ['[[Only]]', 'two/only.md', '?'],
  ['[[two/same]]', 'two/same.md', '?'],
  ['[[same]]', 'docs/same', '?'],
  ['![[flow.png]]', 'docs/flow.png', 'docs/flow.png'],
]

describe('a link', () => {
  test.each(CASES)('%s', (link, ...expected) => {
    const found = roots.map((root) => {
      const target = linkTarget(join(root, 'docs/runbook.md'), link, null)
      return target === null ? '?' : relative(root, target).replaceAll('\\', '/')
    })
    expect(found).toEqual(expected)
  })

  test('that begins with / is seen from the folder of the config where no repository is', () => {
    const [, root] = roots
    expect(linkTarget(join(root, 'docs/runbook.md'), '/README.md', root)).toBe(join(root, 'README.md'))
  })

  test('that leads nowhere has neighbours, called as it calls them', () => {
    const folder = join(roots[0], 'docs/delivery')
    expect(namesBeside(join(folder, 'strategy'), 'delivery/strategy')).toEqual(['delivery/a.b', 'delivery/strategies'])
    expect(namesBeside(join(folder, 'strategy.md'), 'delivery/strategy.md')).toContain('delivery/strategies.md')
    expect(namesBeside(join(folder, 'none/x.md'), 'delivery/none/x.md')).toEqual([])
  })
})
