import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { textOf } from '../architecture/tree.js'
import { type Files, repositories } from './repository.js'
import { run } from './run.js'

const { folder, git, write, commit } = repositories()

const PLAN = 'kind: release-plan\nrollback: { timeBound: 5m }\n'
const book = (text: string) =>
  `---\nkind: runbook\n---\n# Rolling back\n\n${text}\n\n## Rollback steps\n\n1. Deploy 2.4.0.\n`

/** Documents that link each other in every way. */
const FILES: Files = {
  'docs/target.md': book('Nothing.'),
  'docs/by-link.md': book('See [the other](target.md#rolling-back).'),
  'docs/by-reference.md': book('See [the other].\n\n[the other]: ./target.md'),
  'docs/by-wiki.md': book('See [[target]].'),
  'docs/by-label.md': book('Runbook: target.md'),
  'docs/by-root.md': book('See [the other](/docs/target).'),
  'docs/apart.md': book('The target of all this is another.'),
  'plans/by-key.yaml': `${PLAN}relationships: { dependsOn: [../docs/target.md] }\n`,
  'plans/apart.yaml': PLAN,
  'docs/größe 1.md': book('Nothing.'),
  'docs/by-coded.md': book('See [the other](gr%C3%B6%C3%9Fe%201.md).'),
  'notes.txt': 'Nothing.\n',
}
const LINKING = [
  'docs/by-label.md',
  'docs/by-link.md',
  'docs/by-reference.md',
  'docs/by-root.md',
  'docs/by-wiki.md',
  'plans/by-key.yaml',
]

const STRATEGY = (status: string) => `---\nkind: rollback-strategy\nstatus: ${status}\n---\n# Strategy\n`

async function since(revision: string, more: readonly string[] = ['.'], cwd = folder()) {
  const env = { PATH: process.env['PATH'] ?? '' }
  const answer = await run(['check', '--format', 'json', ...more, `--since=${revision}`], { cwd, env })
  const report = answer.exit === 2 || answer.stdout === '' ? null : JSON.parse(answer.stdout)
  const read: readonly string[] = report?.documents.map((document: { path: string }) => document.path).sort() ?? []
  return { ...answer, report, read }
}

/** What is done to the work tree, and what is read then. */
const CHANGES: readonly (readonly [what: string, change: () => void, read: readonly string[]])[] = [
  ['nothing', () => {}, []],
  ['a document that nobody links', () => write({ 'docs/apart.md': book('Changed.') }), ['docs/apart.md']],
  ['a document that others link', () => write({ 'docs/target.md': book('Changed.') }), [...LINKING, 'docs/target.md']],
  ['only line endings', () => write({ 'docs/target.md': book('Nothing.').replaceAll('\n', '\r\n') }), []],
  ['a document that is gone', () => unlinkSync(join(folder(), 'docs/target.md')), LINKING],
  ['a document that git no longer has', () => git('rm', '-q', 'docs/target.md'), LINKING],
  ['a document of another name', () => git('mv', 'docs/target.md', 'docs/aim.md'), [...LINKING, 'docs/aim.md']],
  [
    'a document of another case',
    () => renameSync(join(folder(), 'docs/target.md'), join(folder(), 'docs/Target.md')),
    [...LINKING, 'docs/Target.md'],
  ],
  [
    'a document that was staged',
    () => {
      write({ 'docs/apart.md': book('Changed.') })
      git('add', '--all')
    },
    ['docs/apart.md'],
  ],
  ['a new document', () => write({ 'docs/new\nline.md': book('New.') }), ['docs/new\nline.md']],
  [
    'a new document that git ignores, where it is named',
    () => write({ '.gitignore': 'drafts/\n', 'drafts/a.md': book('New.') }),
    [],
  ],
  [
    'a name with blanks and umlauts',
    () => write({ 'docs/größe 1.md': book('Changed.') }),
    ['docs/by-coded.md', 'docs/größe 1.md'],
  ],
  [
    'what a link leads to',
    () => {
      symlinkSync('target.md', join(folder(), 'docs/alias.md'))
      commit()
      git('branch', '-f', 'base')
      write({ 'docs/target.md': book('Changed.') })
    },
    [...LINKING, 'docs/alias.md', 'docs/target.md'],
  ],
  [
    'a commit on the branch, and another on the base',
    () => {
      commit({ 'docs/apart.md': book('Changed.') })
      git('checkout', '-q', 'base')
      commit({ 'docs/target.md': book('Changed there.') })
      git('checkout', '-q', 'main')
    },
    ['docs/apart.md'],
  ],
]

/** Documents that rely on another, which git does not list where it changes. */
const RELYING: readonly (readonly [what: string, link: string, setUp: () => void, change: () => void])[] = [
  [
    'a link to a file',
    'strategy/current.md',
    () => symlinkSync('v2-long.md', join(folder(), 'strategy/current.md')),
    () => write({ 'strategy/v2-long.md': STRATEGY('draft') }),
  ],
  [
    'a link to a folder',
    'now/v2-long.md',
    () => symlinkSync('strategy', join(folder(), 'now')),
    () => write({ 'strategy/v2-long.md': STRATEGY('draft') }),
  ],
  [
    'a file that is taken for unchanged',
    'strategy/v2-long.md',
    () => {},
    () => {
      git('update-index', '--assume-unchanged', 'strategy/v2-long.md')
      write({ 'strategy/v2-long.md': STRATEGY('draft') })
    },
  ],
  [
    'a file that is left out of the work tree',
    'strategy/v2-long.md',
    () => {},
    () => {
      git('update-index', '--skip-worktree', 'strategy/v2-long.md')
      unlinkSync(join(folder(), 'strategy/v2-long.md'))
    },
  ],
  [
    'another file of that name',
    '"[[strategy]]"',
    () => write({ 'docs/strategy.md': STRATEGY('accepted'), 'old/strategy.md': STRATEGY('draft') }),
    () => unlinkSync(join(folder(), 'docs/strategy.md')),
  ],
  [
    'a file of that name with another ending',
    'strategy/way',
    () => write({ 'strategy/way.md': STRATEGY('accepted'), 'strategy/way.markdown': STRATEGY('draft') }),
    () => unlinkSync(join(folder(), 'strategy/way.md')),
  ],
  [
    'a file that git ignores',
    'made/now.md',
    () => write({ '.gitignore': 'made/\n.env\n', '.env': '', 'made/now.md': STRATEGY('accepted') }),
    () => write({ 'made/now.md': STRATEGY('draft') }),
  ],
]

describe('check --since', () => {
  test.each(RELYING)('reads what relies on %s', async (_what, link, setUp, change) => {
    const plan = `${PLAN}links: { strategy: ${link} }\n`
    write({ 'gonogo.config.yaml': 'paths: [plan.yaml]\n', 'plan.yaml': plan, 'other.md': book('Long is the way.') })
    write({ 'strategy/v2-long.md': STRATEGY('accepted') })
    setUp()
    commit()
    change()
    const { read } = await since('HEAD', [])
    expect(read).toEqual(['plan.yaml'])
  })

  test.each(CHANGES)('reads what changed and what links to it: %s', async (_what, change, read) => {
    commit(FILES)
    git('branch', 'base')
    change()
    const { report, read: found, stderr } = await since('base')
    expect(stderr).toBe('')
    expect(found).toEqual([...read].sort())
    expect(report.since.everything).toBeNull()
    if (read.length === 0) expect(report.verdict.decision).toBe('GO')
  })

  const PLAIN = '# Notes\n\nOn Tuesday we met.\n'
  const CONFIG: Files = { 'gonogo.config.yaml': 'documents:\n  - { files: docs/**, kind: none }\n' }
  const TWO = `${PLAN}---\n${PLAN}`
  /** What a document was, what is done to it, and the problems that are told. */
  const LOST: readonly (readonly [what: string, change: () => void, problems: readonly string[]])[] = [
    ['its kind is gone', () => write({ 'docs/apart.md': PLAIN }), ['docs/apart.md no-longer-judged']],
    ['of data', () => write({ 'plans/apart.yaml': 'name: web\n' }), ['plans/apart.yaml no-longer-judged']],
    [
      'several, in commits',
      () => commit({ 'docs/apart.md': PLAIN, 'docs/größe 1.md': PLAIN }),
      ['docs/apart.md no-longer-judged', 'docs/größe 1.md no-longer-judged'],
    ],
    [
      'it says itself that it is none',
      () => write({ 'docs/apart.md': `---\nkind: none\n---\n${PLAIN}` }),
      ['docs/apart.md no-longer-judged'],
    ],
    [
      'the config changed as well, and says nothing of it',
      () => write({ 'docs/apart.md': PLAIN, 'gonogo.config.yaml': 'extends: strict\n' }),
      ['docs/apart.md no-longer-judged'],
    ],
    ['one of two', () => write({ 'plans/two.yaml': `${PLAN}---\nname: web\n` }), ['plans/two.yaml no-longer-judged']],
    ['emptied', () => write({ 'docs/apart.md': '' }), ['docs/apart.md no-longer-judged']],
    ['one of two is taken out', () => write({ 'plans/two.yaml': PLAN }), []],
    ['it is deleted', () => unlinkSync(join(folder(), 'docs/apart.md')), []],
    ['it is another kind', () => write({ 'plans/apart.yaml': 'kind: runbook\nname: web\n' }), []],
    [
      'it is a kind that no rule asks about',
      () => write({ 'plans/apart.yaml': 'kind: rollback-procedure\nname: web\n' }),
      ['plans/apart.yaml no-longer-judged'],
    ],
    ['the config says that it is none', () => write({ 'docs/apart.md': PLAIN, ...CONFIG }), []],
    ['it was none', () => write({ 'docs/none.md': `${PLAIN}Later we met again.\n` }), []],
    ['it is new', () => write({ 'docs/new.md': PLAIN }), []],
  ]
  test.each(LOST)('tells where a document is no longer judged: %s', async (_what, change, problems) => {
    commit({ ...FILES, 'docs/none.md': PLAIN, 'plans/two.yaml': TWO })
    git('branch', 'base')
    change()
    const { report } = await since('base')
    const told = report.problems.filter(({ severity }: { severity: string }) => severity === 'error')
    expect(told.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual(problems)
    if (problems.length > 0) expect(report.verdict.decision).not.toBe('GO')
    if (problems.length > 0) expect(report.verdict.reasons.join('\n')).toContain(problems[0]?.split(' no-longer')[0])
  })

  test('keeps nothing of that for a run that asks another question', async () => {
    commit(FILES)
    write({ 'docs/apart.md': PLAIN })
    const cache = ['docs/apart.md', '--cache', '--cache-location', join(folder(), '.git/cache')]
    const codes = async (revision: string) =>
      (await since(revision, cache)).report.problems.map(({ code }: { code: string }) => code)
    expect(await codes('HEAD')).toEqual(['no-longer-judged'])
    expect(await codes('HEAD')).toEqual(['no-longer-judged'])
    commit()
    expect(await codes('HEAD')).toEqual([])
  })

  test('finds the same in what it reads as a check of everything', async () => {
    commit({ ...FILES, 'gonogo.config.yaml': 'extends: [strict, runbook]\n' })
    unlinkSync(join(folder(), 'docs/target.md'))
    const { report } = await since('HEAD')
    const whole = JSON.parse((await run(['check', '.', '--format', 'json'], { cwd: folder() })).stdout)
    const read = new Set(report.documents.map((document: { path: string }) => document.path))
    expect(report.findings).toEqual(whole.findings.filter(({ path }: { path: string }) => read.has(path)))
    expect(report.findings.some(({ rule }: { rule: string }) => rule === 'runbook/links-lead')).toBe(true)
  })

  test('works below the root, with paths, and where a pipeline calls it from a hook', async () => {
    commit(FILES)
    write({ 'docs/target.md': book('Changed.'), 'plans/apart.yaml': `${PLAN}# Changed.\n` })
    const below = await since('HEAD', ['.'], join(folder(), 'plans'))
    expect(below.read).toEqual(['apart.yaml', 'by-key.yaml'])
    expect((await since('HEAD', ['docs/by-link.md', 'docs/apart.md'])).read).toEqual(['docs/by-link.md'])
  })

  const JUDGES: readonly (readonly [string, Files, string])[] = [
    ['the config', { 'gonogo.config.yaml': 'extends: strict\n' }, 'gonogo.config.yaml'],
    ['a pack', { 'house/pack.yaml': 'title: Our house\n' }, 'house/pack.yaml'],
    [
      'the baseline',
      { 'gonogo-baseline.json': '{ "version": 1, "folder": ".", "findings": [ ] }' },
      'gonogo-baseline.json',
    ],
  ]
  test.each(JUDGES)('reads everything where %s changed, and says so', async (_what, changed, file) => {
    const config = 'extends: [recommended, ./house]\nbaseline: gonogo-baseline.json\n'
    const baseline = '{ "version": 1, "folder": ".", "findings": [] }'
    commit({
      ...FILES,
      'gonogo.config.yaml': config,
      'house/pack.yaml': 'title: House\n',
      'gonogo-baseline.json': baseline,
    })
    expect((await since('HEAD')).read).toEqual([])
    write(changed)
    const { report, read } = await since('HEAD')
    expect(report?.since.everything).toBe(`${file} changed`)
    expect(read.length).toBeGreaterThan(9)
  })

  test.each(['house/pack.yaml', 'house/named.yaml'])('reads everything where %s of a pack is gone', async (file) => {
    const rule = textOf('rules/pillars/decision-owner.yaml')
    const pack = { 'house/pack.yaml': 'title: House\n', 'house/named.yaml': rule, 'house/other.yaml': rule }
    commit({ ...FILES, ...pack, 'gonogo.config.yaml': 'extends: [recommended, ./house]\n' })
    expect((await since('HEAD')).report.since.everything).toBeNull()
    unlinkSync(join(folder(), file))
    expect((await since('HEAD')).report.since.everything).toBe(`${file} changed`)
  })

  const LOCK = (of: string, version: string) =>
    JSON.stringify({ packages: { [`node_modules/${of}`]: { version, resolved: `${of}-${version}.tgz` } } }, null, 2)
  const PINS: readonly (readonly [file: string, before: string, after: string, isOther: boolean])[] = [
    ['package-lock.json', LOCK('gonogo', '0.1.0'), LOCK('gonogo', '0.2.0'), true],
    ['package-lock.json', LOCK('ajv', '8.1.0'), LOCK('ajv', '8.2.0'), false],
    ['package.json', '{ "devDependencies": { "gonogo": "0.1.0" } }', '{ "devDependencies": {} }', true],
    ['yarn.lock', 'gonogo@^0.1.0:\n  version "0.1.0"\n', 'gonogo@^0.1.0:\n  version "0.1.1"\n', true],
    ['.pre-commit-config.yaml', '- repo: a/gonogo\n  rev: v1\n', '- repo: a/gonogo\n  rev: v2\n', true],
    ['.github/workflows/ci.yml', '- uses: a/gonogo@v1\n', '- uses: a/gonogo@v2\n', true],
    ['.github/workflows/ci.yml', '- uses: a/checkout@v1\n', '- uses: a/checkout@v2\n', false],
  ]
  test.each(PINS)('asks whether %s names another gonogo: %s, %s', async (file, before, after, isOther) => {
    commit({ ...FILES, [file]: before })
    write({ [file]: after })
    const { everything } = (await since('HEAD', ['docs'])).report.since
    expect(everything).toBe(isOther ? `${file} names another gonogo than before` : null)
  })

  test('reads everything where the config is gone', async () => {
    commit({ ...FILES, 'gonogo.config.yaml': 'extends: strict\n' })
    unlinkSync(join(folder(), 'gonogo.config.yaml'))
    expect((await since('HEAD')).report.since.everything).toBe('gonogo.config.yaml changed')
  })

  test('is never GO where a document that changed is broken, or a path leads nowhere', async () => {
    commit(FILES)
    expect((await since('HEAD', ['docs', 'gone.md'])).exit).toBe(3)
    write({ 'docs/apart.md': '\0\0\0' })
    const { report } = await since('HEAD')
    expect(report.verdict.decision).not.toBe('GO')
  })

  test('reads what links to a name that is written with entities', async () => {
    commit({ 'docs/by.md': book('See [it](r&eacute;sum&eacute;.md).'), 'docs/résumé.md': book('Nothing.') })
    write({ 'docs/résumé.md': book('Changed.') })
    expect((await since('HEAD')).read).toEqual(['docs/by.md', 'docs/résumé.md'])
  })

  test('judges documents of a submodule always', async () => {
    const other = mkdtempSync(join(tmpdir(), 'gonogo-submodule-'))
    const inOther = (...args: readonly string[]) =>
      execFileSync('git', ['-C', other, '-c', 'user.name=a', '-c', 'user.email=a@shop.example', ...args])
    inOther('init', '-q', '-b', 'main')
    mkdirSync(join(other, 'docs'))
    inOther('commit', '-q', '--allow-empty', '-m', 'one')
    commit(FILES)
    git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', realpathSync(other), 'shared')
    commit({ 'shared/book.md': book('Here.') })
    commit({ 'docs/by.md': book('See [it](../shared/book.md).') })
    expect((await since('HEAD')).read).toEqual(['docs/by.md', 'shared/book.md'])
    rmSync(other, { recursive: true, force: true })
  })
})

describe('check --since refuses', () => {
  const HOSTILE = [
    '--upload-pack=touch x',
    '-x',
    '--',
    '-',
    '',
    ' ',
    '--output=x',
    '$(touch x)',
    'main:docs',
    'x..y',
    'main...HEAD',
    '@{-9}',
    'HEAD^{tree}',
    'main@{1 week ago}',
    'HEAD@{yesterday}',
    'main@{2026-11-01}',
    '@{99999999999}',
  ]
  test.each(HOSTILE)('what is no revision: "%s"', async (revision) => {
    commit(FILES)
    const { exit, stdout, stderr } = await since(revision)
    expect(exit).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^gonogo: --since: .+\.|BRANCH\n$/)
    expect(git('status', '--porcelain')).toBe('')
  })

  test('a folder that is no repository, one without commits, and standard input', async () => {
    const { stderr, exit } = await since('main')
    expect([exit, stderr]).toEqual([
      2,
      'gonogo: --since: This repository has no commit yet, so everything in it is new. Leave --since out.\n',
    ])
    const outside = mkdtempSync(join(tmpdir(), 'gonogo-outside-'))
    const answer = await since('main', ['.'], outside)
    expect(answer.exit).toBe(2)
    expect(answer.stderr).toContain('There is no git repository here')
    rmSync(outside, { recursive: true, force: true })
    commit(FILES)
    expect((await since('HEAD', ['-', '--stdin-filename', 'plan.yaml'])).stderr).toContain('standard input is none')
  })

  test('a history that this clone does not have, and says how to fetch it', async () => {
    commit(FILES)
    git('branch', 'base')
    commit({ 'docs/a.md': book('One.') })
    commit({ 'docs/a.md': book('Two.') })
    const clone = mkdtempSync(join(tmpdir(), 'gonogo-shallow-'))
    execFileSync('git', ['clone', '-q', '--depth', '1', '--no-single-branch', `file://${folder()}`, clone])
    const shallow = await since('origin/base', ['.'], clone)
    expect(shallow.exit).toBe(3)
    expect(shallow.stderr).toContain('fetch-depth: 0')
    expect((await since('HEAD~1', ['.'], clone)).stderr).toContain('fetch-depth: 0')
    execFileSync('git', ['-C', clone, 'fetch', '-q', '--unshallow'])
    expect((await since('origin/base', ['.'], clone)).read).toEqual(['docs/a.md'])
    rmSync(clone, { recursive: true, force: true })
  })

  test('what git cannot read, and says why', async () => {
    commit(FILES)
    write({ '.git/index': 'junk' })
    const { exit, stderr } = await since('HEAD')
    expect(exit).toBe(3)
    expect(stderr).toMatch(/git says: (?:fatal|error): /)
  })

  test('a revision that has nothing in common with this one', async () => {
    commit(FILES)
    git('checkout', '-q', '--orphan', 'other')
    commit({ 'docs/a.md': book('Another.') })
    expect((await since('main')).stderr).toContain('have no commit in common')
  })
})
