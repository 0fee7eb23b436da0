import type {
  Checked,
  DocumentReport,
  DocumentTally,
  Draft,
  Finding,
  Pillar,
  Problem,
  Report,
  SinceReport,
  WeighedPillar,
} from '../model/index.js'
import { PILLARS } from '../model/index.js'
import { identified, inOrder } from './identified.js'
import { pillarsOf } from './pillars.js'
import { verdictOf } from './verdict.js'
import { few, isTold } from './weigh.js'

/** How what was found is concluded from. */
export interface Conclusion {
  /** More warnings than this are NO-GO; null: no limit. */
  readonly maxWarnings: number | null
  /** Documents of which no rule asks about any are GO. */
  readonly passOnNoDocuments?: boolean
  /** Report how often each rule gave which answer. */
  readonly tallies?: boolean
  /** Says which findings a waiver, a comment or a baseline sets aside, and leaves none out. */
  readonly mark?: (findings: readonly Finding[]) => readonly Finding[]
  /** Which documents were asked for, where not all were. */
  readonly since?: SinceReport
}

/** The report of what was found in some files, in their order. */
export function conclude(all: Iterable<Checked>, conclusion: Conclusion): Report {
  const gathered = gathering()
  for (const checked of all) gathered.add(checked)
  return gathered.report(conclusion)
}

/** The same, for files that come one after the other: what is kept of each is what the report says of it. */
export async function concludeEach(all: AsyncIterable<Checked>, conclusion: Conclusion): Promise<Report> {
  const gathered = gathering()
  for await (const checked of all) gathered.add(checked)
  return gathered.report(conclusion)
}

function gathering() {
  const drafts: Draft[] = []
  const problems: Problem[] = []
  const documents: DocumentReport[] = []
  const tallies: DocumentTally[] = []
  const rules = new Set<string>()
  const counted = { expected: 0, evaluations: 0, applied: 0 }
  const pillars = new Map<Pillar, WeighedPillar>(PILLARS.map((pillar) => [pillar, { evaluated: 0, quotes: [] }]))
  return {
    add(checked: Checked): void {
      problems.push(...checked.problems)
      tallies.push(...checked.tallies)
      counted.expected += checked.expected
      const applied = new Map<string, number>()
      for (const one of checked.weighed.flatMap(({ documents: asked }) => asked))
        applied.set(keyOf(one), (applied.get(keyOf(one)) ?? 0) + one.applied)
      for (const { path, index, kind, kindBecause } of checked.documents) {
        const answers = applied.get(keyOf({ path, index }))
        const judged = kind !== null && answers !== undefined
        documents.push({ path, index, kind, kindBecause, judged, ...(judged ? { applied: answers } : {}) })
      }
      for (const weighed of checked.weighed) {
        drafts.push(...weighed.drafts)
        counted.evaluations += weighed.evaluations
        counted.applied += weighed.applied
        for (const rule of weighed.rules) rules.add(rule)
        for (const pillar of PILLARS) pillars.set(pillar, together(pillars.get(pillar), weighed.pillars[pillar]))
      }
    },
    report({ maxWarnings, passOnNoDocuments, tallies: told, mark = (all) => all, since }: Conclusion): Report {
      const findings = mark(identified(drafts))
      const mayJudgeNone = isNarrowed(since) || (passOnNoDocuments === true && documents.length > 0)
      const judged = documents.filter((document) => document.judged).length
      return {
        version: 1,
        verdict: verdictOf({ findings, problems, maxWarnings, judged, ...counted, mayJudgeNone }),
        pillars: pillarsOf(pillars, findings),
        findings,
        problems: inOrder(problems),
        documents,
        coverage: { documents: judged, rules: rules.size, evaluations: counted.evaluations },
        ...(since ? { since } : {}),
        ...(told ? { tallies } : {}),
      }
    },
  }
}

/** There are documents, and those that were left out did not change. */
const isNarrowed = (since: SinceReport | undefined): boolean =>
  since !== undefined && since.everything === null && since.documents > 0

const keyOf = ({ path, index }: Pick<DocumentReport, 'path' | 'index'>): string => `${index} ${path}`

/** What does not tell enough beside what is there already never will. */
function together(before: WeighedPillar | undefined, more: WeighedPillar): WeighedPillar {
  if (!before) return more
  const evaluated = before.evaluated + more.evaluated
  if (isTold(before.quotes)) return { evaluated, quotes: before.quotes }
  return { evaluated, quotes: few([...before.quotes, ...more.quotes]) }
}
