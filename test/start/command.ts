import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ROOT } from '../architecture/tree.js'

/** The command as it is installed. */
export const COMMAND = join(ROOT, 'dist/cli.cjs')

type Environment = Readonly<Record<string, string>>

const withPath = (env: Environment) => ({ PATH: process.env['PATH'], NO_COLOR: '1', ...env })

/** What the command prints and how it ends. */
export function runIn(env: Environment, flags: readonly string[] = []) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, COMMAND, ...WORDS], {
    encoding: 'utf8',
    env: withPath(env),
  })
  return { stdout, stderr, status }
}

/** A home in which nothing was run yet, and what the command does there. */
export function freshHome() {
  const home = mkdtempSync(join(tmpdir(), 'gonogo-home-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const folder = join(home, 'gonogo/code')
  const env = (more: Environment) => ({ XDG_CACHE_HOME: home, ...more })
  return {
    home,
    folder,
    /** Files of compiled code, by name. */
    kept: () => names(folder),
    file: () => join(folder, names(folder)[0] ?? 'none'),
    damage: (bytes: Buffer) => writeFileSync(join(folder, names(folder)[0] ?? 'none'), bytes),
    /** What the command prints and how it ends. */
    run: (more: Environment = {}, flags: readonly string[] = []) => runIn(env(more), flags),
    runAtOnce: (runs: number) => Promise.all(Array.from({ length: runs }, () => ended(env({})))),
  }
}

/** It runs the whole program, and takes less than a check. */
const WORDS = ['--help']

function ended(
  env: Environment,
): Promise<{ readonly stdout: string; readonly stderr: string; readonly status: number | null }> {
  return new Promise((resolve) => {
    const said = { stdout: '', stderr: '' }
    const child = spawn(process.execPath, [COMMAND, ...WORDS], { env: withPath(env) })
    child.stdout.on('data', (part) => {
      said.stdout += part
    })
    child.stderr.on('data', (part) => {
      said.stderr += part
    })
    child.on('close', (status) => resolve({ ...said, status }))
  })
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
