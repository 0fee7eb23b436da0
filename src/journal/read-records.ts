import { canonicalText } from '../attest/index.js'
import type { DataNode, Document, MapEntry, MapNode, Problem, Span } from '../model/index.js'
import { conform } from '../schema/index.js'
import { inAllowedWords } from './allowed-words.js'
import { mistakesIn, type ReadOptions } from './mistakes.js'
import { plainOf } from './plain.js'
import { type Rollback, rollbackIn } from './rollback.js'
import { LONGEST_DOCUMENT } from './store.js'

/** A record that may be appended. */
export interface Draft {
  /** A document of kind rollback-record with this one record: canonical JSON. */
  readonly document: string
  readonly rollback: Rollback
  readonly path: string
  /** Where the record begins. */
  readonly span: Span
}

/**
 * The records of documents, and everything that keeps them from being appended, at its place. A document is of kind
 * rollback-record with `record:` or `records:`, or holds a record or a list of records alone. What is said of all its
 * records, such as `closing:`, goes with each of them.
 */
export function readRecords(
  documents: readonly Document[],
  options: ReadOptions,
): { readonly drafts: readonly Draft[]; readonly problems: readonly Problem[] } {
  const drafts: Draft[] = []
  const problems: Problem[] = []
  for (const document of documents) {
    const read = recordsOf(document, options)
    drafts.push(...read.drafts)
    problems.push(...read.problems)
  }
  return { drafts, problems }
}

function recordsOf(document: Document, options: ReadOptions): ReturnType<typeof readRecords> {
  const { path, data, problems } = document
  if (problems.some(isError)) return { drafts: [], problems }
  if (document.format === 'markdown' || data === null)
    return { drafts: [], problems: [...problems, noRecord(document)] }
  const { data: spelled, notes } = inAllowedWords(wrapped(data), path)
  const whole = spelled as MapNode
  const found = [...problems, ...notes, ...conform('rollback-record', { ...document, data: whole })]
  const records = recordsIn(whole)
  if (records.length === 0) return { drafts: [], problems: [...found, noRecord(document)] }
  if (found.some(isError)) return { drafts: [], problems: found }
  const mistakes = records.flatMap((record) => mistakesIn(record, path, options))
  if (mistakes.length > 0) return { drafts: [], problems: [...found, ...mistakes.toSorted(byPlace)] }
  const shared = whole.entries.filter(({ key }) => !OF_THE_FILE.has(key))
  const drafts: Draft[] = []
  for (const record of records) {
    const text = documentText(shared, record)
    if (text === null) found.push(unwritable(path, headOf(record)))
    else drafts.push({ document: text, rollback: rollbackIn(text), path, span: headOf(record) })
  }
  return { drafts, problems: found }
}

const byPlace = ({ span: a }: Problem, { span: b }: Problem): number => a.line - b.line || a.column - b.column
const isError = ({ severity }: Problem): boolean => severity === 'error'

/** What says how a file is to be read, and not what happened. */
const OF_THE_FILE: ReadonlySet<string> = new Set(['$schema', 'kind', 'record', 'records'])
const KEYS_OF_A_DOCUMENT: ReadonlySet<string> = new Set(['kind', 'record', 'records'])

/** A record alone, or a list of them, as the document that it would be in. */
function wrapped(data: DataNode): MapNode {
  if (data.type === 'map' && data.entries.some(({ key }) => KEYS_OF_A_DOCUMENT.has(key))) return data
  const key = data.type === 'sequence' ? 'records' : 'record'
  const keySpan = data.type === 'map' ? headOf(data) : data.span
  return { type: 'map', span: data.span, entries: [{ key, keySpan, value: data }] }
}

function recordsIn({ entries }: MapNode): readonly MapNode[] {
  const isMap = (node: DataNode): node is MapNode => node.type === 'map'
  return entries.flatMap(({ key, value }) => {
    if (key === 'record') return isMap(value) ? [value] : []
    return key === 'records' && value.type === 'sequence' ? value.items.filter(isMap) : []
  })
}

/** The canonical text, or null where there is none or it is too long. */
function documentText(shared: readonly MapEntry[], record: MapNode): string | null {
  const map: Record<string, unknown> = Object.create(null)
  for (const { key, value } of shared) map[key] = plainOf(value)
  map['kind'] = 'rollback-record'
  map['record'] = plainOf(record)
  try {
    const text = canonicalText(map)
    return text.length > LONGEST_DOCUMENT ? null : text
  } catch {
    return null
  }
}

function headOf({ entries, span }: MapNode): Span {
  return entries[0]?.keySpan ?? { ...span, endLine: span.line, endColumn: span.column + 1 }
}

function noRecord({ path, span }: Document): Problem {
  return {
    code: 'no-record',
    severity: 'error',
    message: 'This holds no record of a rollback.',
    fix: 'Write YAML or JSON with `record:` (one) or `records:` (several), for example `record: { reason: …, component: …, from: 2.15.0, target: 2.14.3, started: …, finished: …, outcome: succeeded, decidedBy: … }`.',
    path,
    span: { ...span, endLine: span.line, endColumn: span.column + 1 },
  }
}

function unwritable(path: string, span: Span): Problem {
  return {
    code: 'unwritable-record',
    severity: 'error',
    message: 'This record cannot be kept: it holds half a character, or is longer than a million characters.',
    fix: 'Remove what is damaged, and link what is long.',
    path,
    span,
  }
}
