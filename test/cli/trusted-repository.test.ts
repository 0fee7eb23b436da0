import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { repositories } from './repository.js'

const { folder, said, git, commit, trust, trusted } = repositories()

test('the repository is that of the plan, also where gonogo runs in a hook of another', async () => {
  commit({ 'gonogo.config.yaml': 'extends: [strict]\n' })
  const other = mkdtempSync(join(tmpdir(), 'gonogo-other-'))
  execFileSync('git', ['-C', other, 'init', '-q'])
  const env = { GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other, GIT_INDEX_FILE: join(other, '.git/index') }
  const base = await trusted('main', { env })
  rmSync(other, { recursive: true })
  expect(base.setup.config.extends).toEqual(['strict'])
})

test('objects that stand in for others are not read', async () => {
  commit({ 'gonogo.config.yaml': 'extends: [strict]\n' })
  commit({ 'gonogo.config.yaml': 'extends: []\n' })
  git('replace', 'HEAD~1', 'HEAD')
  expect((await trusted('HEAD~1')).setup.config.extends).toEqual(['strict'])
})

test('where the work tree is called by a link, its files are called so too', async () => {
  commit({ 'shop/gonogo.config.yaml': 'extends: [strict]\n', 'shop/plan.yaml': 'kind: release-plan\n' })
  const link = `${folder()}-link`
  symlinkSync(folder(), link)
  const base = await trusted('main', { cwd: `../${basename(link)}/shop`, plan: 'plan.yaml' })
  rmSync(link)
  expect(base.setup.folder).toBe(join(link, 'shop'))
})

test('a work tree beside the first is one as well', async () => {
  commit({ 'gonogo.config.yaml': 'extends: [strict]\n' })
  const beside = `${folder()}-beside`
  git('worktree', 'add', '-q', '-b', 'change', beside)
  writeFileSync(join(beside, 'gonogo.config.yaml'), 'extends: []\n')
  const base = await trusted('main', { cwd: `../${basename(beside)}` })
  rmSync(beside, { recursive: true })
  expect(base.setup).toMatchObject({ config: { extends: ['strict'] }, folder: beside })
})

/** Refs that somebody adds, what is trusted, and what gonogo answers: nothing where it is clear. */
const NAMES: readonly (readonly [adds: readonly string[], revision: string, says: RegExp | null])[] = [
  [[], 'main', null],
  [['refs/tags/v1'], 'v1', null],
  [
    ['refs/tags/main'],
    'main',
    /"main" may be refs\/tags\/main or refs\/heads\/main\. Write it in full: refs\/heads\/main\n/,
  ],
  [['refs/tags/main'], 'main~0', /Write it in full: refs\/heads\/main~0\n/],
  [['refs/tags/main'], 'main@{0}', /"main@\{0\}" may be/],
  [['refs/tags/main'], 'main^{commit}', /may be refs\/tags\/main or/],
  [['refs/tags/main'], 'refs/heads/main', null],
  [['refs/tags/main'], 'heads/main', null],
  [['refs/tags/heads/main'], 'heads/main', /refs\/heads\/main or refs\/tags\/heads\/main/],
  [['refs/heads/v1', 'refs/tags/v1'], 'v1', /refs\/tags\/v1 or refs\/heads\/v1/],
  [['refs/remotes/origin/main', 'refs/tags/origin/main'], 'origin/main', /in full: refs\/remotes\/origin\/main\n/],
  [
    ['refs/tags/origin/main'],
    'origin/main',
    /the branch of origin, which is not fetched\. .*: refs\/remotes\/origin\/main\n/,
  ],
  [['refs/heads/origin/main'], 'origin/main', /the branch of origin, which is not fetched/],
  [['refs/remotes/origin/HEAD', 'refs/heads/origin'], 'origin', /refs\/heads\/origin or refs\/remotes\/origin\/HEAD/],
  [['refs/main'], 'main', /refs\/main or refs\/heads\/main/],
]

test.each(NAMES)('with %s, the revision %s is clear or refused', async (adds, revision, says) => {
  commit({ 'gonogo.config.yaml': 'extends: [strict]\n' })
  git('remote', 'add', 'origin', '.')
  for (const ref of adds) git('update-ref', ref, 'HEAD')
  const found = await trust(revision)
  if (says === null) expect(found).toMatchObject({ setup: { config: { extends: ['strict'] } } })
  else expect([found, said()]).toEqual([2, expect.stringMatching(says)])
})

test('the first digits of a commit are no name for a tag to take', async () => {
  commit({ 'gonogo.config.yaml': 'extends: [strict]\n' })
  const short = git('rev-parse', '--short=8', 'HEAD').trim()
  expect(await trust(short)).toMatchObject({ setup: { config: { extends: ['strict'] } } })
  commit({ 'gonogo.config.yaml': 'extends: []\n' })
  git('tag', short)
  expect(await trust(short)).toBe(2)
  expect(said()).toContain('or the commit that begins so')
})

test('a submodule is no repository to trust: the change around it says what its revisions are', async () => {
  const other = mkdtempSync(join(tmpdir(), 'gonogo-other-'))
  const author = ['-c', 'user.name=a', '-c', 'user.email=a@shop.example']
  execFileSync('git', ['-C', other, 'init', '-q', '-b', 'main'])
  execFileSync('git', ['-C', other, ...author, 'commit', '-q', '--allow-empty', '-m', 'A change'])
  commit({ 'gonogo.config.yaml': 'extends: [strict]\n' })
  git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'deploy')
  rmSync(other, { recursive: true })
  expect(await trust('main', { plan: 'deploy/plan.yaml' })).toBe(2)
  expect(said()).toContain('deploy is a submodule')
})

test('no variable of the environment says what the repository is', async () => {
  commit({ 'gonogo.config.yaml': 'extends: [strict]\n' })
  const other = mkdtempSync(join(tmpdir(), 'gonogo-other-'))
  execFileSync('git', ['-C', other, 'init', '-q'])
  const env = {
    GIT_COMMON_DIR: join(other, '.git'),
    GIT_NAMESPACE: 'other',
    GIT_CEILING_DIRECTORIES: folder(),
    GIT_ALTERNATE_OBJECT_DIRECTORIES: join(other, '.git/objects'),
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.worktree',
    GIT_CONFIG_VALUE_0: other,
  }
  const base = await trusted('main', { env })
  rmSync(other, { recursive: true })
  expect(base.setup).toMatchObject({ config: { extends: ['strict'] }, folder: folder() })
})

test('a clone without the contents of its files says so, and fetches nothing', async () => {
  commit({ 'gonogo.config.yaml': 'extends: [strict]\n' })
  git('config', 'uploadpack.allowFilter', 'true')
  git('clone', '-q', '--no-checkout', '--filter=blob:none', `file://${folder()}`, join(folder(), 'clone'))
  expect(await trust('main', { plan: 'clone/plan.yaml' })).toBe(2)
  expect(said()).toContain('git does not have the content of this file here')
})
