import { accessSync, closeSync, constants, openSync, realpathSync, renameSync, writeSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { beginningOf } from './discover/beginning.js'
import { isLink, lookAt } from './discover/look.js'
import type { Io } from './io.js'
import { makeFolder } from './make-folder.js'
import { beginFile, endFile } from './unfinished.js'
import { whyUnwritable } from './unwritable.js'

/** Where a command's result goes: standard output, or a file that appears only when it is complete. */
export interface Delivery {
  readonly write: (text: string) => Promise<void>
  /** Makes the result visible. */
  readonly finish: () => void
  /** Leaves nothing behind of what was not finished. */
  readonly abandon: () => void
  /** @throws {Refusal} where the run has read the file meanwhile; `finish` asks it too. */
  readonly check: () => void
  /** Absolute path of the file, links followed; null for standard output. */
  readonly path: string | null
}

/** The result was made and must not be written. */
export class Refusal extends Error {}

const NOTHING = () => {}

/**
 * Opens the destination, or says in a sentence why it cannot be written. What is there already is replaced, as a report
 * of yesterday is, but for a file that the run itself reads. A report in JSON that a run finds among the documents is
 * still a report.
 *
 * @param reads absolute paths of those files; asked again before the result is made visible, for links lead to others
 */
export function openDelivery(
  file: string | undefined,
  io: Io,
  reads: () => Iterable<string> = () => [],
): Delivery | string {
  if (file === undefined)
    return { write: io.stdout.write, finish: NOTHING, abandon: NOTHING, check: NOTHING, path: null }
  if (file === '-') return '- is standard output, and a result goes there where no file is named. Name a file.'
  const named = resolve(io.cwd, file)
  const there = lookAt(named)
  if (file === '' || there.is === 'folder') return `${file || "''"} is no file that could be written.`
  if (there.is === 'unreadable') return whyUnwritable(named, file, there.error)
  if (there.is === 'nothing' && isLink(named)) return whyUnwritable(named, file, null)
  // A device or a pipe is written to as it is: only a file can be replaced.
  const direct = there.is === 'other'
  const path = direct ? named : realPath(named)
  const refusal = `${file} is read by this run, so it is not written over. Name another file.`
  const isReport = there.is === 'file' && OURS.test(beginningOf(path, 100))
  const isRead = () => there.is === 'file' && !isReport && [...reads()].some((read) => realPath(read) === path)
  if (isRead()) return refusal
  const unfinished = direct ? path : join(dirname(path), `.${basename(path)}.${process.pid}.unfinished`)
  try {
    makeFolder(dirname(path))
    accessSync(direct ? path : dirname(path), constants.W_OK)
  } catch (error) {
    return whyUnwritable(named, file, error)
  }
  let handle: number | null = null
  const opened = (): number => {
    if (handle === null) {
      if (!direct) beginFile(unfinished)
      handle = openSync(unfinished, direct ? 'w' : 'wx', 'mode' in there ? there.mode : undefined)
    }
    return handle
  }
  const close = () => {
    if (handle !== null) closeSync(handle)
    handle = null
  }
  const abandon = () => {
    close()
    if (!direct) endFile(unfinished)
  }
  const check = () => {
    if (!isRead()) return
    abandon()
    throw new Refusal(refusal)
  }
  return {
    write: async (text) => writeAll(opened(), text),
    finish: () => {
      check()
      opened()
      close()
      if (direct) return
      renameSync(unfinished, path)
      endFile(unfinished)
    },
    abandon,
    check,
    // The folder may be reached through a link, and the file may not be there yet.
    path: join(realPath(dirname(path)), basename(path)),
  }
}

/** How every report that gonogo writes in the format of a document begins: its own JSON, SARIF, Code Quality, a comment. */
const OURS = new RegExp(
  [
    '\\{\\n {2}"version": 1,\\n {2}"(?:points|verdict|documents|rules|passed|path)":',
    '\\{\\n {2}"version": "2\\.1\\.0",\\n {2}"\\$schema": ',
    '\\[\\n {2}\\{\\n {4}"engine_name": "gonogo",',
    '\\[\\]\\n$',
    '<!-- gonogo-(?:check|gate) ',
  ]
    .map((one) => `^${one}`)
    .join('|'),
)

/** A pipe may take a part at a time. */
function writeAll(handle: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
}

/** Where a link leads, so that the link stays one. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
