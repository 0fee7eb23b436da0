import { counts, type Finding, LEVELS } from '../model/index.js'
import { groupBy } from './tally.js'

/** As often as this a rule's findings are shown in full in one document; the others are listed in a line. */
const IN_DOCUMENT = 3
/** So few findings of several documents are all shown in full. */
const FEW = 20
/** As many findings are shown in full in a run of several documents, those that block first. */
const IN_RUN = 40
/** As many with `--quiet`, as in a hook: what is wrong, and not a screen after a screen of it. */
const QUIETLY = 10
/** In as many documents a rule's findings are shown in full: as many as fit into a run, and at least in one. */
const DOCUMENTS = [3, 2, 1] as const

/** The findings that a report shows in full before `--verbose` is needed. */
export function inFull(findings: readonly Finding[], quiet: boolean): ReadonlySet<Finding> {
  const most = quiet ? QUIETLY : IN_RUN
  const files = groupBy(findings, ({ path }) => path)
  const few = [...files.values()].flatMap((own) => {
    return [...groupBy(own, ({ rule }) => rule).values()].flatMap((same) => same.slice(0, IN_DOCUMENT))
  })
  if (files.size < 2 || few.length <= Math.min(FEW, most)) return new Set(few)
  const chosen = DOCUMENTS.map((documents) => ofDocuments(few, documents))
  const fitting = chosen.find(({ length }) => length <= most) ?? chosen.at(-1) ?? []
  return new Set([...fitting].sort((a, b) => weightOf(a) - weightOf(b)).slice(0, most))
}

/** Those of each rule in the first documents that it has findings in. */
function ofDocuments(findings: readonly Finding[], documents: number): readonly Finding[] {
  const shown = new Map<string, Set<string>>()
  return findings.filter(({ rule, path }) => {
    const before = shown.get(rule) ?? new Set()
    if (!before.has(path) && before.size >= documents) return false
    shown.set(rule, before.add(path))
    return true
  })
}

/** Less comes first. */
function weightOf(finding: Finding): number {
  return counts(finding) ? LEVELS.indexOf(finding.level) : LEVELS.length
}
