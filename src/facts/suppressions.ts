import {
  askClock,
  type Clock,
  type Fact,
  type Span,
  type Subject,
  type SuppressionReport,
  type Value,
} from '../model/index.js'

/**
 * What is known of each comment that suppresses, for rules to be asked about it beside the document.
 */
export function suppressionSubjects(
  reports: readonly SuppressionReport[],
  document: Subject,
  now: Clock,
): readonly Subject[] {
  return reports.map((report): Subject => {
    const { rule, scope, span } = report.suppression
    const facts = new Map(document.facts)
    for (const fact of factsOf(report, now)) facts.set(fact.name, fact)
    return {
      type: 'suppression',
      path: document.path,
      documentIndex: document.documentIndex,
      kind: document.kind,
      label: rule === null ? 'suppression' : `suppression "${rule}"`,
      key: `suppression ${JSON.stringify([scope, rule])}`,
      span,
      facts,
    }
  })
}

function factsOf(report: SuppressionReport, now: Clock): readonly Fact[] {
  const { suppression, standing, used, ends, because, remedy } = report
  const fact = (name: string, value: Value): Fact => factAt(suppression.span, name, value)
  return [
    fact('rule', suppression.rule),
    fact('scope', suppression.scope),
    fact('reason', suppression.reason),
    fact('until', suppression.until),
    fact('remaining', standing === 'in-force' && ends !== null ? remaining(ends, now) : null),
    fact('standing', standing),
    fact('used', used),
    fact('because', because),
    fact('remedy', remedy),
  ]
}

const DAY = 24 * 3600

/** Seconds of the whole days that are left. */
function remaining(ends: string, now: Clock): number {
  const end = Date.parse(ends)
  return askClock(now, (iso) => {
    const days = Math.floor((end - Date.parse(iso)) / (DAY * 1000))
    const from = (left: number) => end - left * DAY * 1000 + 1
    return { answer: days * DAY, changes: [from(days + 1), from(days)] }
  })
}

function factAt(span: Span, name: string, value: Value): Fact {
  const state = value === null ? 'absent' : 'stated'
  const locations = value === null ? [] : [span]
  return { name: `suppression.${name}`, state, value, locations, where: name, nearest: span, rejected: [] }
}
