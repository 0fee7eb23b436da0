import { join } from 'node:path'
import { check, type Report } from '../src/index.js'
import { documentsIn } from './folder.js'
import { fitted, heading } from './table.js'

/** More judged documents than this are counted, not listed. */
const LISTED = 40

/** What the recommended rules make of each collection of real documents. */
export async function collection(corpus: string, name: string, now: string): Promise<readonly string[]> {
  const started = performance.now()
  const sources = documentsIn(join(corpus, 'real', name))
  const report = await check({ sources, now })
  const took = (performance.now() - started) / 1000
  const judged = report.documents.filter((document) => document.judged)
  const kinds = tally(report.documents.map(({ kind }) => kind ?? 'none of ours'))
  const verdicts = tally(judged.map(({ path }) => verdictOf(path, report)))
  return [
    ...heading(`Collection ${name}, rules: recommended`),
    `  ${sources.length} documents in ${took.toFixed(1)} s, ${judged.length} judged: ${verdicts || 'none'}`,
    `  kinds: ${kinds}`,
    ...(judged.length < LISTED ? judged.flatMap((document) => told(document, report)) : []),
  ]
}

function told({ path, kind, kindBecause }: Report['documents'][number], report: Report): readonly string[] {
  return [fitted(`  ${verdictOf(path, report)}  ${path}`), fitted(`      ${kind}: ${kindBecause}`)]
}

/** What the verdict would be if a document of a report stood alone. */
export function verdictOf(path: string, { findings, problems }: Report): string {
  const own = findings.filter((finding) => finding.path === path && finding.level === 'block')
  if (own.some(({ result }) => result === 'not-met')) return 'NO-GO'
  const broken = problems.some((problem) => problem.path === path && problem.severity === 'error')
  return own.length > 0 || broken ? 'INDETERMINATE' : 'GO'
}

/** `GO 3, NO-GO 12`. */
export function tally(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, count]) => `${word} ${count}`)
    .join(', ')
}
