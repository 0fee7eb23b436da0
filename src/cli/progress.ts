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

/**
 * Shown only on a terminal.
 *
 * @param total how many steps there will be; null where nobody knows yet
 * @param options.noun what is counted
 */
export function startProgress(
  total: number | null,
  io: Io,
  { noun = 'files', clock = () => performance.now() }: { readonly noun?: string; readonly clock?: () => number } = {},
): Progress {
  if (!io.stderr.terminal) return { step: () => {}, end: async () => {} }
  let done = 0
  let widest = 0
  let next = clock() + PATIENCE
  return {
    step: () => {
      done = total === null ? done + 1 : Math.min(done + 1, total)
      if (clock() < next) return
      next = clock() + BETWEEN
      const line = total === null ? `${done} ${noun}` : `${done} of ${total} ${noun}`
      widest = Math.max(widest, line.length)
      void io.stderr.write(`\r${line}`)
    },
    end: async () => {
      if (widest > 0) await io.stderr.write(`\r${' '.repeat(widest)}\r`)
    },
  }
}
