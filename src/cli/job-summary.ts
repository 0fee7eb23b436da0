import { appendFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { complain } from './complain.js'
import { lookAt } from './discover/look.js'
import type { Io } from './io.js'

/** Bytes that GitHub takes as the summary of one step; a longer one is not shown at all. */
const MOST = 1024 * 1024

/**
 * Appends to the summary of the job that runs this, where GitHub Actions names a file for it. What steps before wrote
 * stays. A summary that cannot be written is told, and changes no verdict.
 *
 * @param text what is to be said in at most so many bytes
 */
export async function writeJobSummary(text: (room: number) => string, io: Io): Promise<void> {
  const named = io.env['GITHUB_STEP_SUMMARY']
  if (named === undefined || named === '') return
  const file = resolve(io.cwd, named)
  const there = lookAt(file)
  const room = MOST - (there.is === 'file' ? there.size : 0) - 1
  try {
    const summary = text(room)
    if (Buffer.byteLength(summary) > room) {
      await complain('The job summary is full, so that nothing is added to it.', io)
      return
    }
    appendFileSync(file, `${there.is === 'file' && there.size > 0 ? '\n' : ''}${summary}`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    await complain(`The job summary is not written: ${why}.`, io)
  }
}
