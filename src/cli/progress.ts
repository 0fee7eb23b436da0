import type { Io } from './io.js'

/** A line on standard error that says how far a long run has come. */
export interface Progress {
  readonly step: () => void
  /** Wipes the line. */
  readonly end: () => Promise<void>
}

/** A run shorter than this, in milliseconds, says nothing. */
const PATIENCE = 1000
const BETWEEN = 100

/** Shown only on a terminal. */
export function startProgress(total: number, io: Io, clock: () => number = () => performance.now()): Progress {
  if (!io.stderr.terminal) return { step: () => {}, end: async () => {} }
  let done = 0
  let shown = false
  let next = clock() + PATIENCE
  return {
    step: () => {
      done = Math.min(done + 1, total)
      if (clock() < next) return
      next = clock() + BETWEEN
      shown = true
      void io.stderr.write(`\r${done} of ${total} files`)
    },
    end: async () => {
      if (shown) await io.stderr.write(`\r${' '.repeat(`${total} of ${total} files`.length)}\r`)
    },
  }
}
