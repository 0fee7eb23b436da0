import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { textOf } from '../architecture/tree.js'
import type { Files } from './repository.js'
import { run } from './run.js'
import { book, CHANGES, commit, FILES, folder, git, PLAN, RELYING, STRATEGY, since, write } from './since-cases.js'

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
    git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', realpathSync(other), 'manual')
    commit({ 'manual/book.md': book('Here.') })
    commit({ 'docs/by.md': book('See [it](../manual/book.md).') })
    expect((await since('HEAD')).read).toEqual(['docs/by.md', 'manual/book.md'])
    rmSync(other, { recursive: true, force: true })
  })
})
