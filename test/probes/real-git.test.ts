import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { judgeEvidence } from '../../src/evidence/index.js'
import type { GitQuestion } from '../../src/model/index.js'
import { probeAll } from '../../src/probes/index.js'
import { whenInstalled } from '../real/index.js'
import { demandFor, NOW } from './demand.js'
import { inFolder } from './folder.js'
import { type Repository, repositoryIn, withKeys } from './repository.js'

const QUESTION: GitQuestion = {
  type: 'git',
  repository: '.',
  tag: 'v1',
  annotated: false,
  signed: false,
  ancestorOf: null,
}

type Env = Repository['env']

/** What is said of a question, and of its answer. */
async function ask(question: Partial<GitQuestion>, folder: string, env: Env): Promise<string> {
  const asked = [{ demand: demandFor({ ...QUESTION, ...question }), fault: null }]
  const observations = await probeAll(asked, { env, folder, now: () => NOW })
  const [result] = judgeEvidence(asked, observations, NOW)
  return `${result?.answer}: ${result?.says}`
}

whenInstalled(['git', 'ssh-keygen'], () => {
  describe('a repository with tags of every kind', () => {
    const made = inFolder(async (parent) => {
      const repository = repositoryIn(parent)
      const { git, commit, folder, env } = repository
      const { trusted, other } = withKeys(repository)
      const sign = (key: string, name: string) => git('-c', `user.signingKey=${key}`, 'tag', '-s', name, '-m', name)
      const first = commit('one')
      git('tag', 'v1')
      git('tag', '-a', 'v1-annotated', '-m', 'v1')
      git('tag', 'deep/v1')
      sign(trusted, 'v1-signed')
      sign(other, 'v1-unknown')
      git('tag', 'v1-tree', 'HEAD^{tree}')
      writeFileSync(
        join(parent, 'changed'),
        git('cat-file', 'tag', 'v1-signed').replace('\n\nv1-signed', '\n\nv2-signed').concat('\n'),
      )
      git('update-ref', 'refs/tags/v1-changed', git('hash-object', '-t', 'tag', '-w', join(parent, 'changed')))
      git('update-ref', 'refs/tags/v1-renamed', git('rev-parse', 'refs/tags/v1-signed'))
      const second = commit('two')
      git('tag', 'v2')
      git('branch', 'side', first)
      git('checkout', '-q', 'side')
      commit('three')
      git('tag', 'v3')
      git('checkout', '-q', 'main')
      git('branch', 'both')
      git('tag', 'both')
      const named = (text: string) =>
        text.replaceAll(first.slice(0, 12), 'FIRST').replaceAll(second.slice(0, 12), 'SECOND')
      const answers = new Map<string, string>()
      for (const [name, question] of QUESTIONS) answers.set(name, named(await ask(question, folder, env)))
      answers.set(
        'without the signers',
        await ask({ tag: 'v1-signed', signed: true }, folder, { ...env, GIT_CONFIG_GLOBAL: '/dev/null' }),
      )
      git('replace', git('rev-parse', 'v3'), git('rev-parse', 'main'))
      answers.set('after a commit was replaced', await ask({ tag: 'v3', ancestorOf: 'main' }, folder, env))
      return answers
    })

    test.each(ANSWERS)('%s', async (name, answer) => {
      expect((await made).get(name)).toBe(answer)
    })

    test('answers every question that is asked', async () => {
      expect([...(await made).keys()].sort()).toEqual(ANSWERS.map(([name]) => name).sort())
    })
  })

  test('a clone without its history knows neither tags nor ancestors', async () => {
    await inFolder(async (parent) => {
      const { git, commit, folder, env } = repositoryIn(parent)
      commit('one')
      git('tag', 'v1')
      commit('two')
      git('tag', 'v2')
      git('clone', '-q', '--depth', '1', '--branch', 'v2', `file://${folder}`, join(parent, 'clone'))
      const clone = join(parent, 'clone')
      expect(await ask({ tag: 'v1' }, clone, env)).toBe(
        'unreadable: The tag is not in this clone, which is shallow: fetch the history with its tags.',
      )
      expect(await ask({ tag: 'v2' }, clone, env)).toContain('holds: The tag `v2` exists')
      git('-C', clone, 'fetch', '-q', '--depth', '1', 'origin', 'refs/tags/v1:refs/tags/v1')
      expect(await ask({ tag: 'v1', ancestorOf: 'v2' }, clone, env)).toBe(
        'unreadable: Nobody can tell whether `v2` contains the tag: this clone is shallow.',
      )
    })
  })

  test('a folder that is no repository, or only inside one, has no tags of its own', async () => {
    await inFolder(async (parent) => {
      const { commit, git, folder, env } = repositoryIn(parent)
      commit('one')
      git('tag', 'v1')
      expect(await ask({}, parent, env)).toBe(
        'unreadable: The folder of the config is no git repository that can be read.',
      )
      expect(await ask({ repository: '../nowhere' }, folder, env)).toBe(
        'unreadable: `../nowhere` is no git repository that can be read.',
      )
      expect(await ask({ repository: '../shop' }, folder, env)).toContain('holds')
      git('init', '-q', '--bare', join(parent, 'bare'))
      expect(await ask({ repository: '../bare' }, folder, env)).toContain('fails: There is no tag `v1`')
      mkdirSync(join(folder, 'part'))
      expect(await ask({}, join(folder, 'part'), env)).toContain('holds')
      expect(await ask({ repository: 'part' }, folder, env)).toBe(
        'unreadable: `part` is no git repository, but a folder inside one.',
      )
    })
  })

  test('what a hook set for git itself leads to no other repository', async () => {
    await inFolder(async (parent) => {
      const { commit, git, folder, env } = repositoryIn(parent)
      commit('one')
      git('init', '-q', join(parent, 'other'))
      git('tag', 'v1')
      const hooked = { ...env, GIT_DIR: join(folder, '.git'), GIT_WORK_TREE: folder }
      expect(await ask({}, join(parent, 'other'), hooked)).toContain('fails: There is no tag `v1`')
    })
  })

  test('nothing that the config of a repository names is started', async () => {
    await inFolder(async (parent) => {
      const repository = repositoryIn(parent)
      const { commit, git, folder, env } = repository
      const { trusted } = withKeys(repository)
      commit('one')
      git('-c', `user.signingKey=${trusted}`, 'tag', '-s', 'v1', '-m', 'v1')
      const trap = join(parent, 'trap')
      writeFileSync(trap, `#!/bin/sh\ntouch ${join(parent, 'sprung')}\nexit 0\n`, { mode: 0o755 })
      for (const key of ['gpg.program', 'gpg.ssh.program', 'core.fsmonitor', 'core.pager', 'core.sshCommand']) {
        git('config', key, trap)
      }
      expect(await ask({ signed: true, annotated: true, ancestorOf: 'HEAD' }, folder, env)).toContain('holds')
      expect(existsSync(join(parent, 'sprung'))).toBe(false)
    })
  })
})

test('without git nobody can be asked', async () => {
  expect(await ask({}, '/', { PATH: '/nowhere' })).toBe('unreadable: git is not installed here.')
})

/** What is asked of the repository above. */
const QUESTIONS: readonly (readonly [name: string, question: Partial<GitQuestion>])[] = [
  ['a tag', { tag: 'v1' }],
  ['a tag with a folder', { tag: 'deep/v1' }],
  ['the folder of a tag', { tag: 'deep' }],
  ['no tag', { tag: 'v9' }],
  ['a branch is no tag', { tag: 'main' }],
  ['a tag that is annotated', { tag: 'v1-annotated', annotated: true }],
  ['a tag that is not', { tag: 'v1', annotated: true }],
  ['a tag of no commit', { tag: 'v1-tree' }],
  ['a signed tag', { tag: 'v1-signed', signed: true, annotated: true }],
  ['signed by a key that nobody vouches for', { tag: 'v1-unknown', signed: true }],
  ['annotated and not signed', { tag: 'v1-annotated', signed: true }],
  ['not even annotated', { tag: 'v1', signed: true }],
  ['changed after it was signed', { tag: 'v1-changed', signed: true }],
  ['signed for another name', { tag: 'v1-renamed', signed: true }],
  ['part of what ships', { tag: 'v1', ancestorOf: 'main' }],
  ['the very thing that ships', { tag: 'v2', ancestorOf: 'HEAD' }],
  ['not part of what ships', { tag: 'v3', ancestorOf: 'main' }],
  ['part of nothing that there is', { tag: 'v1', ancestorOf: 'release' }],
  ['part of what may be two things', { tag: 'v1', ancestorOf: 'both' }],
  ['part of the one that is written in full', { tag: 'v1', ancestorOf: 'refs/heads/both' }],
  ['an option for a tag', { tag: '--upload-pack=touch' }],
  ['an option for a revision', { tag: 'v1', ancestorOf: '--all' }],
]

const ANSWERS: readonly (readonly [name: string, answer: string])[] = [
  ['a tag', 'holds: The tag `v1` exists at FIRST.'],
  ['a tag with a folder', 'holds: The tag `deep/v1` exists at FIRST.'],
  ['the folder of a tag', 'fails: There is no tag `deep` in this repository.'],
  ['no tag', 'fails: There is no tag `v9` in this repository.'],
  ['a branch is no tag', 'fails: There is no tag `main` in this repository.'],
  ['a tag that is annotated', 'holds: The tag `v1-annotated` exists at FIRST and is annotated.'],
  ['a tag that is not', 'fails: The tag `v1` is a name alone, and an annotated one is demanded.'],
  ['a tag of no commit', 'fails: The tag `v1-tree` leads to no commit.'],
  ['a signed tag', 'holds: The tag `v1-signed` exists at FIRST, is annotated and is signed by `release@example.com`.'],
  [
    'signed by a key that nobody vouches for',
    'unreadable: The tag `v1-unknown` is signed, and git does not know here whether the key can be trusted.',
  ],
  ['annotated and not signed', 'fails: The tag `v1-annotated` is not signed.'],
  ['not even annotated', 'fails: The tag `v1` is not signed.'],
  [
    'changed after it was signed',
    'fails: The signature of the tag `v1-changed` is wrong, or was made for another tag.',
  ],
  ['signed for another name', 'fails: The signature of the tag `v1-renamed` is wrong, or was made for another tag.'],
  ['part of what ships', 'holds: The tag `v1` exists at FIRST and is part of `main`.'],
  ['the very thing that ships', 'holds: The tag `v2` exists at SECOND and is part of `HEAD`.'],
  ['not part of what ships', 'fails: The tag `v3` is not part of `main`, which ships.'],
  ['part of nothing that there is', 'unreadable: There is no revision `release` in this repository.'],
  [
    'part of what may be two things',
    'unreadable: "both" may be refs/tags/both or refs/heads/both. Write it in full: refs/heads/both',
  ],
  ['part of the one that is written in full', 'holds: The tag `v1` exists at FIRST and is part of `refs/heads/both`.'],
  ['an option for a tag', 'fails: There is no tag `--upload-pack=touch` in this repository.'],
  ['an option for a revision', 'unreadable: There is no revision `--all` in this repository.'],
  [
    'without the signers',
    'unreadable: The tag `v1-signed` is signed, and git does not know here whether the key can be trusted.',
  ],
  ['after a commit was replaced', 'fails: The tag `v3` is not part of `main`, which ships.'],
]
