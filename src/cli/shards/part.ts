import { createHash } from 'node:crypto'
import type { BaselineEntry, Checked, Kind, SinceReport } from '../../model/index.js'
import type { RuleText } from '../../report/index.js'
import { MOST, type Shard } from './split.js'

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
  /** How paths that a report may print are called from the root of the repository, where that is another name. */
  readonly places: readonly { readonly path: string; readonly place: string }[]
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
  /** Documents that findings stand in besides the files of this part, each with its place. */
  readonly places: readonly (readonly [path: string, place: string])[]
  /** Places of documents that it names and that are not there any more. */
  readonly gone: readonly string[]
}

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** How a part begins. */
export const PART_BEGINS = '{"version":1,"sum":"'

/** One line, behind a checksum of it. */
export function partText(part: Part): string {
  const text = JSON.stringify(part)
  return `${PART_BEGINS}${sumOf(text)}","part":${text}}\n`
}

function isPart(part: Partial<Part> | undefined): part is Part {
  const { version, shard, of, inputs, since, again, now = '', ...lists } = part ?? {}
  const { files, reads, places, texts, rules, packs } = lists
  return (
    version === 1 &&
    isCount(shard) &&
    isCount(of) &&
    shard >= 1 &&
    shard <= of &&
    of <= MOST &&
    isCount(inputs) &&
    !Number.isNaN(Date.parse(now)) &&
    (since === null || isText(since?.revision)) &&
    [reads, again?.options, again?.paths].every((list) => isListOf(list, isText)) &&
    isListOf(files, isFile) &&
    isListOf(places, (one) => isText(one?.path) && isText(one.place)) &&
    isListOf(texts, (one) => isText(one?.path) && isText(one.text)) &&
    isListOf(rules, (one) => isText(one?.id)) &&
    isListOf(packs, (one) => isText(one?.kind) && isListOf(one.ids, isText))
  )
}

const isText = (value: unknown): value is string => typeof value === 'string'

function isListOf<T>(list: readonly T[] | undefined, isOne: (one: T) => boolean): boolean {
  return Array.isArray(list) && list.every(isOne)
}

/** No more than anybody has. */
const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < 1e7

function isFile({ index, path, place, checked }: Partial<PartFile>): boolean {
  const { documents, problems, weighed, tallies } = checked ?? {}
  return (
    isCount(index) &&
    isText(path) &&
    isText(place) &&
    isListOf(documents, (one) => isText(one?.path)) &&
    isListOf(problems, (one) => isText(one?.path) && isText(one.severity)) &&
    isListOf(weighed, (one) => [one?.drafts, one?.rules, one?.documents].every(Array.isArray)) &&
    isListOf(tallies, (one) => isText(one?.path))
  )
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
