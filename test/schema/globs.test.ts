import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG, matchesGlobs } from '../../src/schema/index.js'

const deep = 'a/'.repeat(2000)

/** Globs, paths they match, paths they do not. */
const CASES: readonly (readonly [string | readonly string[], readonly string[], readonly string[]])[] = [
  ['plan.yaml', ['plan.yaml', './plan.yaml'], ['a/plan.yaml', 'plan_yaml', 'Plan.yaml']],
  ['./plan.yaml', ['plan.yaml'], []],
  ['*.md', ['a.md', '.md', '.hidden.md'], ['a/b.md', 'a.mdx']],
  ['**/*.md', ['a.md', 'a/b.md', 'a/.b/c.md'], ['a.yaml']],
  ['docs/**', ['docs/a', 'docs/a/b.md'], ['adocs/a', 'x/docs/a']],
  ['docs/', ['docs/a', 'docs/a/b.md'], ['docsx']],
  ['a/**/b/**/c', ['a/b/c', 'a/x/b/c', 'a/b/b/x/y/c'], ['a/c', 'a/b/c/d']],
  ['a**b', ['ab', 'axxb'], ['a/b', 'ax/b']],
  ['?.md', ['a.md', '.md'.padStart(4, 'é')], ['.md', 'ab.md', '/.md']],
  ['{a,b/c}.md', ['a.md', 'b/c.md'], ['c.md', '{a,b/c}.md']],
  ['{a,{b,c}d}', ['a', 'bd', 'cd'], ['b', 'ad']],
  ['x{,y}', ['x', 'xy'], ['y', 'x{,y}']],
  ['{a}', ['{a}'], ['a']],
  ['{a,b', ['{a,b'], ['a']],
  ['a}b', ['a}b'], ['ab']],
  ['{{a,b}', ['{a', '{b'], ['a']],
  ['[a-c]x', ['ax', 'cx'], ['dx', '-x']],
  ['[!a-c]x', ['dx', '-x'], ['ax']],
  ['[^a]', ['b'], ['a']],
  ['[]a]', [']', 'a'], ['b']],
  ['[a', ['[a'], ['a']],
  ['[a-]', ['a', '-'], ['b']],
  ['\\*\\{a,b\\}', ['*{a,b}'], ['x{a,b}', '*a']],
  ['(a|b)+.', ['(a|b)+.'], ['a']],
  ['🚀?.md', ['🚀🚀.md', '🚀a.md'], ['🚀.md']],
  [['**/*.md', '!drafts/**'], ['a.md', 'x/drafts/a.md'], ['drafts/a.md']],
  [['**/*.md', '!drafts/**', 'drafts/kept.md'], ['drafts/kept.md'], ['drafts/a.md']],
  ['!a', [], ['a', 'b']],
  [[], [], ['a', '']],
  ['', [''], ['a']],
  ['**', ['', 'a', 'a/b'], []],
  [DEFAULT_CONFIG.paths, ['ROLLBACK.md', 'docs/ROLLBACK_STRATEGY.md', 'docs/runbooks/db.md', 'release-plan.yaml'], []],
  [DEFAULT_CONFIG.paths, ['a/release_plan.yml', 'RELEASE-PLAN.json', 'rollback-records/2026.yaml'], ['README.md']],
  [DEFAULT_CONFIG.paths, ['release-plans/2.15.yaml', 'RUNBOOK.md'], ['runbooks/app.ts', 'docs/release.md', 'plan.md']],
  [
    DEFAULT_CONFIG.ignore,
    ['node_modules/a/ROLLBACK.md', 'x/vendor/a.md', '.git/a'],
    ['docs/ROLLBACK.md', 'vendors.md'],
  ],
]

describe.each(CASES)('%j', (globs, matched, others) => {
  const list = typeof globs === 'string' ? [globs] : globs
  test.each(matched)('matches %j', (path) => expect(matchesGlobs(list, path)).toBe(true))
  test.each(others)('does not match %j', (path) => expect(matchesGlobs(list, path)).toBe(false))
})

type Parts = readonly string[]

/** What the stars mean: every way is tried, of parts to folders and of characters within a name. */
function matchesSlowly(globs: Parts, names: Parts): boolean {
  const [glob, ...rest] = globs
  const [name, ...below] = names
  if (glob === undefined) return name === undefined
  if (glob === '**') return matchesSlowly(rest, names) || (name !== undefined && matchesSlowly(globs, below))
  return name !== undefined && matchesName(glob, name) && matchesSlowly(rest, below)
}

function matchesName(glob: string, name: string): boolean {
  if (glob === '') return name === ''
  if (glob[0] === '*') return matchesName(glob.slice(1), name) || (name !== '' && matchesName(glob, name.slice(1)))
  return name !== '' && (glob[0] === '?' || glob[0] === name[0]) && matchesName(glob.slice(1), name.slice(1))
}

test('stars mean what they mean when every way is tried', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 })
  const glob = fc.oneof(
    fc.constant('**'),
    fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 5 }),
  )
  const path = (parts: fc.Arbitrary<string>) => fc.array(parts, { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(path(glob), path(name), (globs, names) => {
      expect(matchesGlobs([globs.join('/')], names.join('/'))).toBe(matchesSlowly(globs, names))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['stars', `${'*a'.repeat(500)}b`, 'a'.repeat(5000)],
  ['folders', `${'**/a/'.repeat(100)}b`, deep],
  ['braces', '{a,b}'.repeat(100), 'a'.repeat(100)],
  ['nested braces', `${'{a,'.repeat(5000)}b`, 'a'],
  ['a long glob', '{a,b}'.repeat(200_000), 'a'],
  ['open brackets', '['.repeat(5000), 'a'],
])('hostile %s end in no match', (_, glob, path) => {
  expect(matchesGlobs([glob], path)).toBe(false)
})

test('any text is a glob', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (glob, path) => {
      expect(typeof matchesGlobs([glob], path)).toBe('boolean')
    }),
  )
})
