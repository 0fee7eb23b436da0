import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A program that was started for tests and stays until it is stopped. */
export interface Daemon {
  readonly pid: number
  /** What it printed so far, for people. */
  log(): string
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>
}

export interface DaemonCall {
  readonly program: string
  readonly args: readonly string[]
  /** Who it runs as; nobody else where left out. */
  readonly as?: { readonly uid: number; readonly gid: number } | undefined
  readonly env?: Readonly<Record<string, string>> | undefined
  /** What ends it at once; SIGTERM where left out. */
  readonly stopSignal?: NodeJS.Signals | undefined
  /** Gets what reads the text that it printed so far. */
  readonly watch?: ((read: () => string) => void) | undefined
  /** Whether it answers; asked again and again. May reject, which is a no. */
  readonly ready: () => Promise<boolean>
}

const SECONDS_TO_START = 40

/** Starts a program and waits until it answers. Rejects with what it printed where it ends or never answers. */
export async function startDaemon(call: DaemonCall): Promise<Daemon> {
  const child = spawn(call.program, call.args, {
    ...call.as,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C', ...call.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = once(child, 'close').catch(() => [])
  const printed: string[] = []
  const keep = (chunk: Buffer) => printed.push(chunk.toString())
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const log = () => printed.join('')
  call.watch?.(log)
  await once(child, 'spawn')
  const pid = child.pid as number
  const guard = startGuard(pid, call.stopSignal ?? 'SIGTERM')
  const daemon = { pid, log, stop: () => end(child, gone, guard, call.stopSignal) }
  if (await answers(child, call.ready)) return daemon
  await daemon.stop()
  throw new Error(`${call.program} did not start:\n${log()}`)
}

async function answers(child: ChildProcess, ready: DaemonCall['ready']): Promise<boolean> {
  const until = Date.now() + SECONDS_TO_START * 1000
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    if (await ready().catch(() => false)) return true
    await pause(50)
  }
  return false
}

/** A test run that is killed takes its servers with it: the guard's input ends then, and the guard ends the server. */
function startGuard(pid: number, signal: NodeJS.Signals): ChildProcess {
  const script = `read -r _; kill -${signal.replace('SIG', '')} ${pid}`
  return spawn('sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'] })
}

async function end(child: ChildProcess, gone: Promise<unknown>, guard: ChildProcess, signal?: NodeJS.Signals) {
  // The guard goes first: the number of a process that is gone may soon be another's.
  guard.kill('SIGKILL')
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(late)
}

/** Gives `start` a port that was free a moment ago, and another one where somebody was faster. */
export async function onFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start(await freePort())
    } catch (error) {
      if (tries === 3) throw error
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
