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
  readonly passOnNoDocuments: boolean
  readonly since: SinceReport | null
  readonly baseline: PartBaseline | null
  /** Files of this part, each with its place in the list of all, from 0. */
  readonly files: readonly PartFile[]
  /**
   * What was read beside the files of all parts, as seen from the working folder: config, rules, baseline, and what links
   * lead to. A report is not written over any of it.
   */
  readonly reads: readonly string[]
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

function isPart(part: Partial<Part> | undefined): part is Part {
  const { version, shard, of, inputs, again, now = '', files, reads, texts, rules, packs } = part ?? {}
  const lists = [files, reads, texts, rules, packs, again?.options, again?.paths]
  return (
    version === 1 &&
    isCount(shard) &&
    isCount(of) &&
    shard >= 1 &&
    shard <= of &&
    isCount(inputs) &&
    !Number.isNaN(Date.parse(now)) &&
    lists.every(Array.isArray) &&
    (reads ?? []).every((path) => typeof path === 'string') &&
    (files ?? []).every(isFile)
  )
}

/** No more than anybody has. */
const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < 1e7

function isFile({ index, path, place, checked }: Partial<PartFile>): boolean {
  const { documents, problems, weighed, tallies } = checked ?? {}
  const isNamed = typeof path === 'string' && typeof place === 'string'
  return isCount(index) && isNamed && [documents, problems, weighed, tallies].every(Array.isArray)
}

/** A part, or in a few words what is wrong with the text. */
export function partIn(text: string): Part | string {
  try {
    const { sum, part } = JSON.parse(text) as { readonly sum?: unknown; readonly part?: Part }
    if (typeof sum !== 'string' || !isPart(part)) return 'it is no part of a check that this gonogo knows'
    return sumOf(JSON.stringify(part)) === sum ? part : 'it was changed or damaged after it was written'
  } catch {
    return 'it is no JSON: it may have been cut off'
  }
}
