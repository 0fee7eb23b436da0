import type { Checked, Config } from '../../model/index.js'
import type { Policy } from '../../policy/index.js'
import type { Asked } from '../cache/entry.js'
import type { FileSettings } from '../file-inputs.js'

/** What a thread is started with: plain data, so that all threads have the very same config and rules. */
export interface Assignment extends FileSettings {
  readonly config: Config
  readonly policy: Policy
  /** Every file of the run, by absolute path and as it is called. */
  readonly files: readonly (readonly [absolute: string, path: string])[]
  readonly cwd: string
  readonly root: string | null
  /** ISO 8601. */
  readonly now: string
  readonly tallies: boolean
}

/** Files to judge, by their places in the list. */
export type Task = readonly number[]

/** A thread that can begin, and what it found in one file after the other. */
export type Answer = 'ready' | Found

export interface Found {
  readonly file: number
  /** JSON of `Checked`: text takes less room than what it tells until its turn comes. */
  readonly text: string
  /** Absolute paths of files that links led to and that are not in the list. */
  readonly followed: readonly string[]
  /** For a cache: what was asked about other files, and the digest of the bytes that were judged. */
  readonly asked: readonly Asked[] | null
  readonly digest: string | null
}

/** What a thread answered about a file; null: that is none, or is about another file. */
export function checkedIn(text: unknown, path: string): Checked | null {
  try {
    const checked = JSON.parse(String(text)) as Checked
    const { documents, problems, weighed, tallies, expected, clock } = checked
    const isWhole = [documents, problems, weighed, tallies].every(Array.isArray) && Number.isInteger(expected)
    const tells = documents.length + problems.length > 0 && documents.every((one) => one.path === path)
    return isWhole && tells && clock !== undefined ? checked : null
  } catch {
    return null
  }
}
