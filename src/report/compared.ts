import type { BaselineReport, Report, SinceReport } from '../model/index.js'
import { count, printable } from './printable.js'

/** Digits of a commit that people write. */
const SHORT = 12

/** What a run was compared with and what came of it, in sentences for any format; none where it was compared with nothing. */
export function comparedWords({ baseline, since, documents }: Report): readonly string[] {
  const judged = documents.some((document) => document.judged)
  return [...(since ? [sinceWords(since, judged)] : []), ...(baseline ? baselineWords(baseline) : [])]
}

function sinceWords(
  { revision, commit, documents, changed, linking, everything }: SinceReport,
  judged: boolean,
): string {
  const start = `Since ${printable(revision)} (${commit.slice(0, SHORT)}):`
  if (everything !== null)
    return `${start} ${printable(everything)}, so every document was read (${count(documents, 'document')}).`
  const links = linking === 0 ? '' : `, ${linking} more ${linking === 1 ? 'links' : 'link'} to what changed`
  const read = `${start} ${changed} of ${count(documents, 'document')} changed${links}.`
  return judged ? read : `${read} None of them is a release document, so nothing was asked that could be wrong.`
}

function baselineWords({ path, known, stale }: BaselineReport): readonly string[] {
  const shown = printable(path)
  const gone =
    stale.length === 1
      ? `1 entry of ${shown} is stale: its finding is gone.`
      : `${count(stale.length, 'entry', 'entries')} of ${shown} are stale: their findings are gone.`
  const file = /(?:^|\/)gonogo-baseline\.json$/.test(path) ? '' : ` --baseline ${shown}`
  return [
    ...(known > 0 ? [`${count(known, 'known finding')} (${printable(path)})`] : []),
    ...(stale.length > 0
      ? [`${gone} gonogo baseline prune${file} takes ${stale.length === 1 ? 'it' : 'them'} out.`]
      : []),
  ]
}
