import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { type TrustedSetup, trustedSetUp } from '../../src/cli/gate/trusted.js'

/** Paths and texts. */
export type Files = Readonly<Record<string, string>>

/** What the command line says besides the revision. */
export interface Asked {
  readonly plan?: string
  readonly cwd?: string
  readonly config?: string
  readonly rules?: readonly string[]
  readonly waivers?: string
  readonly env?: Files
}

/** A git repository on `main`, new for every test. */
export function repositories() {
  let folder = ''
  let said = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gonogo-repository-'))
    said = ''
    git('init', '-q', '-b', 'main')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function git(...args: readonly string[]): string {
    const author = ['-c', 'user.name=a', '-c', 'user.email=a@shop.example']
    return execFileSync('git', ['-C', folder, ...author, ...args], { encoding: 'utf8' })
  }

  function write(files: Files): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
  }

  function commit(files: Files = {}): void {
    write(files)
    git('add', '--all')
    git('commit', '-q', '--allow-empty', '-m', 'A change')
  }

  /** The setup of a revision, or the exit code after something was said. */
  function trust(revision: string, { plan = 'plan.yaml', cwd = '.', env = {}, ...options }: Asked = {}) {
    const output = {
      write: async (text: string) => {
        said += text
      },
      terminal: false,
      columns: 200,
    }
    const io = {
      cwd: join(folder, cwd),
      env: { PATH: process.env['PATH'], ...env },
      stdin: (async function* () {})(),
      stdout: output,
      stderr: output,
      now: () => '2026-11-20T12:00:00Z',
    }
    return trustedSetUp(revision, plan, { color: false, ...options }, io)
  }

  /** The setup of a revision that has one. */
  async function trusted(revision: string, asked: Asked = {}): Promise<TrustedSetup> {
    const setup = await trust(revision, asked)
    if (typeof setup === 'number') throw new Error(said)
    return setup
  }

  return { folder: () => folder, said: () => said, git, write, commit, trust, trusted }
}
