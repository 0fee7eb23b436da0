import { closeSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Io } from './io.js'

/** Where a command's result goes: standard output, or a file that appears only when it is complete. */
export interface Delivery {
  readonly write: (text: string) => Promise<void>
  /** Makes the result visible. */
  readonly finish: () => void
  /** Leaves nothing behind. */
  readonly abandon: () => void
}

const NOTHING = () => {}

/** Opens the destination, or says in a sentence why it cannot be written. */
export function openDelivery(file: string | undefined, io: Io): Delivery | string {
  if (file === undefined) return { write: io.stdout.write, finish: NOTHING, abandon: NOTHING }
  try {
    const path = realPath(resolve(io.cwd, file))
    const there = statSync(path, { throwIfNoEntry: false })
    if (file === '' || there?.isDirectory()) return `${file || "''"} is no file that could be written.`
    // A device or a pipe is written to as it is: only a file can be replaced.
    const direct = there !== undefined && !there.isFile()
    const unfinished = direct ? path : join(dirname(path), `.${basename(path)}.${process.pid}.unfinished`)
    mkdirSync(dirname(path), { recursive: true })
    const handle = openSync(unfinished, 'w', there?.mode)
    return {
      write: async (text) => {
        writeSync(handle, text)
      },
      finish: () => {
        closeSync(handle)
        if (!direct) renameSync(unfinished, path)
      },
      abandon: () => {
        closeSync(handle)
        if (!direct) rmSync(unfinished, { force: true })
      },
    }
  } catch (error) {
    return `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Where a link leads, so that the link stays one. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
