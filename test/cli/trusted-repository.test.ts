import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { repositories } from './repository.js'

const { folder, git, commit, trusted } = repositories()

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
