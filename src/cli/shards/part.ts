import { createHash } from 'node:crypto'
import type { BaselineEntry, Checked, Kind, SinceReport } from '../../model/index.js'
import type { RuleText } from '../../report/index.js'
import type { Shard } from './split.js'

/** What one part of a run found, with all that putting the parts together needs. */
export interface Part extends Shard {
  readonly version: 1
  /** gonogo's own version. */
  readonly gonogo: string
  /** The moment that was judged, ISO 8601. */
  readonly now: string
  /** Digest of config, rules and program. */
  readonly setup: string
  /** Digest of the list of all files of the run, and how many there are. */
  readonly list: string
  readonly inputs: number
  readonly maxWarnings: number | null
  readonly since: SinceReport | null
  readonly baseline: PartBaseline | null
  /** Files of this part, each with its place in the list of all, from 0. */
  readonly files: readonly PartFile[]
  /** Documents that a report may quote, whole. */
  readonly texts: readonly { readonly path: string; readonly text: string }[]
  readonly rules: readonly RuleText[]
  readonly again: { readonly options: readonly string[]; readonly paths: readonly string[] }
  readonly packs: readonly { readonly kind: Kind; readonly ids: readonly string[] }[]
}

export interface PartFile {
  readonly index: number
  readonly path: string
  /** Seen from the folder of the config. */
  readonly place: string
  readonly checked: Checked
}

export interface PartBaseline {
  readonly path: string
  readonly entries: readonly BaselineEntry[]
  /** Places of documents that it names and that are not there any more. */
  readonly gone: readonly string[]
}

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** One line, behind a checksum of it. */
export function partText(part: Part): string {
  const text = JSON.stringify(part)
  return `{"version":1,"sum":"${sumOf(text)}","part":${text}}\n`
}

/** A part, or in a few words what is wrong with the text. */
export function partIn(text: string): Part | string {
  try {
    const { sum, part } = JSON.parse(text) as { readonly sum?: unknown; readonly part?: Part }
    if (typeof sum !== 'string' || !part || part.version !== 1) return 'it is no part of a check that this gonogo knows'
    return sumOf(JSON.stringify(part)) === sum ? part : 'it was changed or damaged after it was written'
  } catch {
    return 'it is no JSON: it may have been cut off'
  }
}
