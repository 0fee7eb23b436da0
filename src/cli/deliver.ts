import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
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
  const path = resolve(io.cwd, file)
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.unfinished`)
  try {
    mkdirSync(dirname(path), { recursive: true })
    const handle = openSync(unfinished, 'w')
    return {
      write: async (text) => {
        writeSync(handle, text)
      },
      finish: () => {
        closeSync(handle)
        renameSync(unfinished, path)
      },
      abandon: () => {
        closeSync(handle)
        rmSync(unfinished, { force: true })
      },
    }
  } catch (error) {
    return `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`
  }
}
