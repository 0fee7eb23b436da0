import type { BaselineEntry } from '../model/index.js'

/** The only form there is so far. */
const VERSION = 1

/**
 * The file: one entry a line, sorted, so that a change of it shows what came and what went, and two changes of it merge.
 *
 * @param folder the folder that paths of documents start from, seen from the file
 */
export function baselineText(entries: readonly BaselineEntry[], folder: string): string {
  const rows = new Map(entries.map((entry) => [entry.fingerprint, entry]))
  const lines = [...rows.values()].sort(inOrder).map((entry) => `    ${lineOf(entry)}`)
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`
  return `{\n  "version": ${VERSION},\n  "folder": ${quoted(folder)},\n  "findings": ${list}\n}\n`
}

function lineOf({ fingerprint, rule, path, where }: BaselineEntry): string {
  return `{ "fingerprint": ${quoted(fingerprint)}, "rule": ${quoted(rule)}, "path": ${quoted(path)}, "where": ${quoted(where)} }`
}

/** Characters that terminals obey and that change the direction of a text are written as numbers. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function inOrder(a: BaselineEntry, b: BaselineEntry): number {
  return order(a.path, b.path) || order(a.rule, b.rule) || order(a.fingerprint, b.fingerprint)
}

/** By code unit, the same on every machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
