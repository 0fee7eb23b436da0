import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { book, commit, FILES, folder, git, since, write } from './since-cases.js'

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
