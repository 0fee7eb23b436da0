import { spawnSync } from 'node:child_process'
import { gitEnvironment, gitSettings } from '../../probes/index.js'
import type { Io } from '../io.js'

const LARGEST_ANSWER = 256_000_000
/** Milliseconds. Reading objects takes a few. */
const LONGEST = 60_000

/** What git answered, or whether there is none and what it said. `code`: how it ended; null where it was not allowed to. */
export type Answer =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly missing: boolean; readonly code: number | null; readonly why: string }

/** Asks git in one folder. Its arguments are fixed words and names that were checked. */
export type Git = (args: readonly string[], input?: string) => Answer

/** Nothing that the repository's own config says is started, and which repository it is, the folder says. */
export function askGit(args: readonly string[], folder: string, io: Io, input: string): Answer {
  const argv = ['--no-pager', ...gitSettings, '-C', folder, ...args]
  const { status, error, stdout, stderr } = spawnSync('git', argv, {
    // Also where gonogo runs in a hook of another.
    env: gitEnvironment(io.env),
    input,
    maxBuffer: LARGEST_ANSWER,
    timeout: LONGEST,
    windowsHide: true,
  })
  if (status === 0 && !error) return { ok: true, bytes: stdout }
  const missing = (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT'
  const said = reasonIn(text(stderr ?? new Uint8Array()))
  return { ok: false, missing, code: error ? null : status, why: said === '' ? '' : `git says: ${said}` }
}

/** What went wrong stands behind hints, which are about something else. */
function reasonIn(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return (
    lines.find((line) => /^(?:fatal|error):/.test(line)) ??
    lines.find((line) => !/^(?:hint|warning):/.test(line)) ??
    lines[0] ??
    ''
  )
}

/** The object that git answered with, or nothing. */
export function nameOf(answer: Answer): string {
  const said = answer.ok ? text(answer.bytes).trim() : ''
  return /^[0-9a-f]{40,64}$/.test(said) ? said : ''
}

export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
