import { execFile } from 'node:child_process'

/** What a run of git answered. `code` is null where it could not be started or was ended. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
  /** There is no git here. */
  readonly isMissing: boolean
}

/** Runs git in one repository. Its arguments are fixed words and names that were checked. */
export type Git = (...args: readonly string[]) => Promise<Ran>

/**
 * Whatever the repository's own config says, nothing in it is started: no hook, no monitor, no pager, no program of its own
 * to check signatures. Nothing is fetched, and nothing is written.
 */
export const gitSettings: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.commitGraph=false',
  'protocol.allow=never',
  'gpg.program=gpg',
  'gpg.openpgp.program=gpg',
  'gpg.x509.program=gpgsm',
  'gpg.ssh.program=ssh-keygen',
].flatMap((setting) => ['-c', setting])

const FIXED = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  // Replaced commits and grafts make another history of the one that is there.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: '/dev/null',
} as const

/** Where programs, keys and the settings of the user are. Not `GIT_DIR`: a hook that calls gonogo asks about the folder it names. */
const KEPT: readonly string[] = [
  ...['PATH', 'HOME', 'USER', 'TMPDIR', 'XDG_CONFIG_HOME', 'GNUPGHOME'],
  ...['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM'],
  ...['SystemRoot', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'PATHEXT', 'TEMP', 'TMP'],
]

/** What git may know of the environment. Nothing of it says which repository it is, or what its history is. */
export function gitEnvironment(env: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(KEPT.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
  return { ...kept, ...FIXED }
}

const MEGABYTE = 1_000_000

/** @param folder where paths start; `repository` may be relative to it */
export function gitIn(
  repository: string,
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Git {
  const options = {
    cwd: folder,
    env: gitEnvironment(env),
    signal,
    killSignal: 'SIGKILL',
    maxBuffer: MEGABYTE,
  } as const
  return (...args) =>
    new Promise((resolve) => {
      const argv = ['--no-pager', '--no-replace-objects', ...gitSettings, '-C', repository, ...args]
      execFile('git', argv, options, (error, out, err) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
        resolve({ code, out, err, isMissing: error?.code === 'ENOENT' })
      })
    })
}
