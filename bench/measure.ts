import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One program as somebody would start it. */
export interface Case {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  readonly cwd?: string
  /** Exit codes that mean that the work was done; findings mostly give 1. */
  readonly fine: readonly number[]
  /** What has to be so before each run, such as an empty cache. */
  readonly before?: () => void
}

export interface Run {
  /** Milliseconds on the clock, and of the processor over all threads. */
  readonly wall: number
  readonly cpu: number
  /** Megabytes the process held at most. */
  readonly peak: number
}

export interface Measured extends Run {
  readonly runs: number
}

/** Tells what a process used when it is over. GNU time starts small, so that its own memory is not counted. */
const TIME = '/usr/bin/time'
export const canMeasure = (): boolean => existsSync(TIME)

/** Longer than this is given up on. */
const PATIENCE = 30 * 60_000

/**
 * Runs the cases in turn, so that what else the machine does hits all alike, each round beginning with another one.
 * What took longer than `patience` seconds is not run again. Gives medians; a text where a case failed, which tells why.
 */
export async function interleaved(
  cases: readonly Case[],
  rounds: number,
  patience = Number.POSITIVE_INFINITY,
): Promise<ReadonlyMap<string, Measured | string>> {
  const runs = new Map(cases.map(({ name }) => [name, [] as Run[]]))
  const faults = new Map<string, string>()
  for (let round = 0; round < rounds; round++) {
    for (const one of [...cases.slice(round % cases.length), ...cases.slice(0, round % cases.length)]) {
      const spent = (runs.get(one.name) ?? []).reduce((sum, { wall }) => sum + wall, 0)
      if (faults.has(one.name) || spent > patience * 1000) continue
      one.before?.()
      const run = await timed(one)
      if (typeof run === 'string') faults.set(one.name, run)
      else runs.get(one.name)?.push(run)
    }
  }
  return new Map(cases.map(({ name }) => [name, faults.get(name) ?? middle(runs.get(name) ?? [])]))
}

/** One run of one case. */
export async function timed({ command, cwd, fine }: Case): Promise<Run | string> {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-time-'))
  const told = join(folder, 'told')
  try {
    const started = performance.now()
    const ended = await over(['-f', '%U %S %M', '-o', told, ...command], cwd)
    const wall = performance.now() - started
    if (ended.code === null || !fine.includes(ended.code))
      return `exit code ${ended.code}: ${lastLine(ended.errors)
        .replace(/\s*\(?\/\S+/g, '')
        .trim()}`
    const last = readFileSync(told, 'utf8').trim().split('\n').at(-1) ?? ''
    const [user = 0, system = 0, kilobytes = 0] = last.split(' ').map(Number)
    return { wall, cpu: (user + system) * 1000, peak: kilobytes / 1024 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function over(args: readonly string[], cwd: string | undefined): Promise<{ code: number | null; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(TIME, args, { ...(cwd ? { cwd } : {}), stdio: ['ignore', 'ignore', 'pipe'], timeout: PATIENCE })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString()).slice(-4000)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, errors }))
  })
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.slice(0, 160) ?? ''

function middle(runs: readonly Run[]): Measured {
  const median = (values: readonly number[]): number =>
    [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
  return {
    wall: median(runs.map(({ wall }) => wall)),
    cpu: median(runs.map(({ cpu }) => cpu)),
    peak: Math.max(...runs.map(({ peak }) => peak)),
    runs: runs.length,
  }
}
