import { rmSync } from 'node:fs'

/** Files that are being written. Whoever stops gonogo finds none of them. */
const unfinished = new Set<string>()
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** From now on the file is removed when the process ends. One that an earlier process of the same number left is removed at once. */
export function beginFile(path: string): void {
  rmSync(path, { force: true })
  unfinished.add(path)
  if (unfinished.size > 1) return
  process.on('exit', removeAll)
  for (const signal of SIGNALS) process.on(signal, stop)
}

/** The file has been given its name, or is not wanted: what is left of it is removed. */
export function endFile(path: string): void {
  if (!unfinished.delete(path)) return
  rmSync(path, { force: true })
  if (unfinished.size === 0) letGo()
}

function letGo(): void {
  process.off('exit', removeAll)
  for (const signal of SIGNALS) process.off(signal, stop)
}

function removeAll(): void {
  for (const path of unfinished) rmSync(path, { force: true })
}

/** Ends the process as the signal would have, so that the shell sees how it ended. */
function stop(signal: NodeJS.Signals): void {
  removeAll()
  letGo()
  process.kill(process.pid, signal)
}
