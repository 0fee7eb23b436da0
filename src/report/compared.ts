import { type BaselineReport, type Report, type SinceReport, shellPath } from '../model/index.js'
import { count, printable } from './printable.js'

/** Digits of a commit that people write. */
const SHORT = 12

/**
 * What a run was compared with and what came of it, in sentences for any format, and why it is GO where nothing was judged;
 * none where it was compared with nothing.
 */
export function comparedWords({ baseline, since, documents, verdict }: Report): readonly string[] {
  // It is said only where somebody asked for it: else nothing judged is never GO.
  const isNone = verdict.decision === 'GO' && !documents.some(({ judged }) => judged)
  const none = `${since ? 'None of them' : 'No document here'} is a release document that a rule asks about, so nothing was asked that could be wrong.`
  const start = [
    ...(since ? [sinceWords(since)] : []),
    ...(isNone && (since || documents.length > 0) ? [none] : []),
  ].join(' ')
  return [...(start === '' ? [] : [start]), ...(baseline ? baselineWords(baseline) : [])]
}

function sinceWords({ revision, commit, documents, changed, linking, everything }: SinceReport): string {
  const short = commit.slice(0, SHORT)
  // Pipelines name the commit itself.
  const start =
    revision !== '' && commit.startsWith(revision) ? `Since ${short}:` : `Since ${printable(revision)} (${short}):`
  if (everything !== null)
    return `${start} ${printable(everything)}, so every document was read (${count(documents, 'document')}).`
  const links = linking === 0 ? '' : `, ${linking} more ${linking === 1 ? 'links' : 'link'} to what changed`
  return `${start} ${changed} of ${count(documents, 'document')} changed${links}.`
}

function baselineWords({ path, known, stale }: BaselineReport): readonly string[] {
  const shown = printable(path)
  const gone =
    stale.length === 1
      ? `1 entry of ${shown} is stale: its finding is gone.`
      : `${count(stale.length, 'entry', 'entries')} of ${shown} are stale: their findings are gone.`
  const file = /(?:^|\/)gonogo-baseline\.json$/.test(path) ? '' : ` --baseline ${shellPath(path)}`
  return [
    ...(known > 0 ? [`${count(known, 'known finding')} (${printable(path)})`] : []),
    ...(stale.length > 0
      ? [`${gone} gonogo baseline prune${file} takes ${stale.length === 1 ? 'it' : 'them'} out.`]
      : []),
  ]
}
