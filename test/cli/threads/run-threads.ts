import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../architecture/tree.js'
import { COMMAND } from '../../start/command.js'

/** What a run of the command as it is built says, in every format, and how many answers other threads gave it. */
export interface Run {
  readonly said: readonly unknown[]
  readonly answers: number
}

const FORMATS = ['json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'] as const
const FAULTS = join(ROOT, 'test/cli/threads/faults.cjs')

/** @param harm what goes wrong in other threads, a word of `faults.cjs` */
export function runThreads(cwd: string, words: readonly string[], harm?: string): Run {
  const out = mkdtempSync(join(tmpdir(), 'gonogo-threads-'))
  try {
    const log = join(out, 'answers')
    const formats = words.includes('--shard') ? ['-o', join(out, 'part')] : reports(out)
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--require', FAULTS, COMMAND, 'check', '--at', '2026-11-20T12:00:00Z', ...words, ...formats],
      {
        cwd,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], NO_COLOR: '1', ANSWERS: log, ...(harm === undefined ? {} : { HARM: harm }) },
      },
    )
    const answers = existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0
    const files = readdirSync(out).filter((name) => name !== 'answers')
    const texts = files.sort().map((name) => [name, readFileSync(join(out, name), 'utf8')])
    return { said: [status, stdout, stderr, ...texts], answers }
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

const reports = (out: string): readonly string[] => [
  '-f',
  'stylish',
  ...FORMATS.flatMap((format) => ['-f', `${format}=${join(out, format)}`]),
]
