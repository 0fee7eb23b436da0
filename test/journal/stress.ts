import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { ROOT } from '../architecture/tree.js'

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url))

/** A program as JavaScript, since it is started often. It lies where it finds its packages. */
export async function built(program: string, name: string): Promise<string> {
  const outfile = join(ROOT, `node_modules/.cache/gonogo-${name}-${process.pid}.mjs`)
  await build({ entryPoints: [program], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm' })
  return outfile
}

/** How often an acknowledgement is followed by a kill. */
const KILLS = 1 / 30

/** What many processes got acknowledged, as `worker 3/17`, and how many of them were killed on the way. */
export interface Stressed {
  readonly acknowledged: readonly string[]
  readonly kills: number
}

/**
 * Lets processes add records to one journal at the same time, kills them at random moments, and starts each again where
 * its last acknowledgement was, until all records are acknowledged.
 *
 * @throws where a process ends with an error of its own
 */
export async function stress(journal: string, workers: number, records: number, cwd: string): Promise<Stressed> {
  const worker = await built(WORKER, 'worker')
  const acknowledged: string[] = []
  const running = new Map<string, ChildProcess>()
  const each = records / workers
  let kills = 0
  const work = async (name: string) => {
    for (let done = 0; done < each; ) {
      const child = spawn(process.execPath, [worker, journal, name, `${done + 1}`, `${each}`], {
        cwd,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      running.set(name, child)
      const said = { stdout: '', stderr: '' }
      child.stdout.on('data', (part: Buffer) => {
        said.stdout += part
        // By what was done and not by the clock: on a busy machine nobody would get far between two kills.
        if (Math.random() < KILLS) setTimeout(killOne, Math.random() * 50)
      })
      child.stderr.on('data', (part: Buffer) => {
        said.stderr += part
      })
      const signal = await new Promise((ended) => child.on('close', (_code, by) => ended(by)))
      const numbers = said.stdout.split('\n').slice(0, -1)
      acknowledged.push(...numbers.map((number) => `${name}/${number}`))
      if (numbers.length === 0 && signal === null && said.stderr !== '') throw new Error(said.stderr)
      done = Math.max(done, ...numbers.map(Number))
    }
    running.delete(name)
  }
  const killOne = () => {
    const all = [...running.values()].filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
    const one = all[Math.floor(Math.random() * all.length)]
    if (one?.kill('SIGKILL')) kills++
  }
  try {
    await Promise.all(Array.from({ length: workers }, (_, at) => work(`worker ${at + 1}`)))
  } finally {
    for (const child of running.values()) child.kill('SIGKILL')
    rmSync(worker)
  }
  return { acknowledged, kills }
}
