import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { discover } from '../../src/cli/discover/discover.js'
import { troubleOf } from '../../src/cli/discover/trouble.js'
import { readSource } from '../../src/cli/read-file.js'

let cwd: string

/** A repository with everything in it that a search can stumble over. `->` makes a symbolic link. */
const TREE: readonly string[] = [
  '.git/plan.md',
  '.gitignore: ignored/\n*.tmp.md\n!kept.tmp.md\n/only-root.md',
  'plan.yaml',
  'notes.txt',
  'only-root.md',
  'draft.tmp.md',
  'kept.tmp.md',
  'ignored/plan.md',
  'node_modules/x/plan.md',
  '.hidden/plan.md',
  'docs/a.md',
  'docs/b.MARKDOWN',
  'docs/c.json',
  'docs/only-root.md',
  'docs/nested/.gitignore: *.yaml\n!wanted.yaml',
  'docs/nested/unwanted.yaml',
  'docs/nested/wanted.yaml',
  'links/up -> ..',
  'links/file.md -> ../docs/a.md',
  'links/gone.md -> ../nowhere.md',
  'links/round.md -> round.md',
]

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'gonogo-discover-'))
  for (const entry of TREE) {
    const [path = '', text = ''] = entry.split(/: ([\s\S]*)/)
    const [from = '', to] = path.split(' -> ')
    mkdirSync(dirname(join(cwd, from)), { recursive: true })
    if (to === undefined) writeFileSync(join(cwd, from), text)
    else symlinkSync(to, join(cwd, from))
  }
  execFileSync('mkfifo', [join(cwd, 'pipe.yaml')])
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const ALL = ['docs/a.md', 'docs/b.MARKDOWN', 'docs/c.json', 'docs/nested/wanted.yaml', 'docs/only-root.md']

const CASES: readonly (readonly [what: string, paths: readonly string[], files: readonly string[], codes: string[]])[] =
  [
    ['a folder', ['docs'], ALL, []],
    ['a folder with a slash', ['docs/'], ALL, []],
    ['a folder, written with a dot', ['./docs'], ALL.map((file) => `./${file}`), []],
    [
      'the working directory, with links that lead nowhere or round',
      ['.'],
      ['.hidden/plan.md', ...ALL, 'kept.tmp.md', 'links/file.md', 'plan.yaml'],
      ['broken-symlink', 'symlink-cycle'],
    ],
    [
      'a file that is named is read, ignored or not',
      ['ignored/plan.md', 'notes.txt'],
      ['ignored/plan.md', 'notes.txt'],
      [],
    ],
    ['an ignored folder that is named', ['ignored'], ['ignored/plan.md'], []],
    ['a hidden folder that is named', ['.hidden'], ['.hidden/plan.md'], []],
    [
      'a glob leaves out what git ignores',
      ['**/*.{md,yaml}'],
      ['docs/a.md', 'docs/nested/wanted.yaml', 'docs/only-root.md', 'kept.tmp.md', 'plan.yaml'],
      [],
    ],
    ['the same file twice', ['plan.yaml', './plan.yaml', 'plan.yaml'], ['plan.yaml'], []],
    ['a file that is not there', ['plam.yaml'], [], ['missing-file']],
    ['a path through a file', ['plan.yaml/x'], [], ['missing-file']],
    ['a glob without a match', ['*.nothing'], [], ['no-match']],
    ['a link to nothing', ['links/gone.md'], [], ['broken-symlink']],
    ['a link to itself', ['links/round.md'], [], ['symlink-cycle']],
    ['standard input', ['-', 'plan.yaml', '-'], ['-', 'plan.yaml'], []],
  ]

describe('discover', () => {
  it.each(CASES)('%s', (_, paths, files, codes) => {
    const found = discover(paths, cwd, () => null)
    expect(found.files.map((file) => file.path)).toEqual(files)
    expect(found.problems.map((problem) => problem.code)).toEqual(codes)
  })

  it('keeps absolute paths absolute', () => {
    expect(discover([join(cwd, 'docs')], cwd, () => null).files[0]?.path).toBe(join(cwd, 'docs/a.md'))
  })

  it('asks the config what to leave out, but not about a file that is named', () => {
    const leftOut = (path: string) => (path.endsWith('a.md') ? 'ignored' : null)
    expect(discover(['docs'], cwd, leftOut).files.map((file) => file.path)).toEqual(ALL.slice(1))
    expect(discover(['docs/a.md'], cwd, leftOut).files.map((file) => file.path)).toEqual(['docs/a.md'])
  })

  it('names the nearest file where one is missing', () => {
    expect(discover(['plam.yaml'], cwd, () => null).problems[0]?.fix).toContain('plan.yaml')
  })
})

describe('readSource', () => {
  const codeOf = (path: string, limit = 1000) => readSource(join(cwd, path), path, limit).problems[0]?.code

  it.each([
    ['plan.yaml', undefined],
    ['pipe.yaml', 'not-a-file'],
    ['docs', 'not-a-file'],
    ['nothing.md', 'missing-file'],
    ['links/round.md', 'symlink-cycle'],
  ])('%s', (path, code) => expect(codeOf(path)).toBe(code))

  it('says both sizes of a file that is too large', () => {
    writeFileSync(join(cwd, 'large.md'), 'x'.repeat(2_500_000))
    const [problem] = readSource(join(cwd, 'large.md'), 'large.md', 1_000_000).problems
    expect(problem?.message).toMatch(/2\.5 MB.*1 MB/)
    writeFileSync(join(cwd, 'large.md'), 'x'.repeat(1_000_345))
    const [near] = readSource(join(cwd, 'large.md'), 'large.md', 1_000_000).problems
    expect(near?.message).toMatch(/1,000,345 bytes.*1,000,000 bytes/)
  })

  it.each([
    ['EACCES', 'no-permission'],
    ['EPERM', 'no-permission'],
    ['ENAMETOOLONG', 'missing-file'],
    ['EIO', 'unreadable-file'],
  ])('%s is a problem, not an exception', (code, expected) => {
    expect(troubleOf('a.md', Object.assign(new Error(code), { code })).code).toBe(expected)
  })
})
