import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathOf } from '../real/programs.js'

const FIXED = {
  PATH: process.env['PATH'],
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_DATE: '2026-11-01T09:00:00Z',
  GIT_COMMITTER_DATE: '2026-11-01T09:00:00Z',
}

/** A real repository in a folder, and the user who works in it. */
export interface Repository {
  readonly folder: string
  /** What a probe may use of the world: where this user keeps settings. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly git: (...args: readonly string[]) => string
  readonly commit: (text: string) => string
}

/** Two keys: the user's own signs and is trusted, nobody vouches for the other. */
export function repositoryIn(parent: string): Repository {
  const [folder, home] = [join(parent, 'shop'), join(parent, 'home')]
  for (const one of [folder, home]) mkdirSync(one)
  const env = { ...FIXED, HOME: home, GIT_CONFIG_GLOBAL: join(home, 'gitconfig') }
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  writeFileSync(env.GIT_CONFIG_GLOBAL, '[user]\n\tname = Release bot\n\temail = release@example.com\n')
  git('init', '-q', '-b', 'main')
  const commit = (text: string) => {
    writeFileSync(join(folder, 'shop.txt'), text)
    git('add', 'shop.txt')
    git('commit', '-q', '-m', text)
    return git('rev-parse', 'HEAD')
  }
  return { folder, env, git, commit }
}

/** Makes the user's keys. Only the first is one that git trusts. */
export function withKeys({ folder, env }: Repository): { readonly trusted: string; readonly other: string } {
  const home = env['HOME'] ?? folder
  const [trusted = '', other = ''] = ['trusted', 'other'].map((name) => {
    const path = join(home, name)
    execFileSync(pathOf('ssh-keygen'), ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', path], {
      env,
      stdio: 'ignore',
    })
    return path
  })
  const key = execFileSync(pathOf('ssh-keygen'), ['-y', '-f', trusted], { env, encoding: 'utf8' })
  writeFileSync(join(home, 'signers'), `release@example.com ${key}`)
  execFileSync('git', ['config', '--global', 'gpg.format', 'ssh'], { env })
  execFileSync('git', ['config', '--global', 'gpg.ssh.allowedSignersFile', join(home, 'signers')], { env })
  return { trusted, other }
}
