import type { Catalogue, DocumentReport, Fact, ItemTrace, Outcome, QuantifiedTrace, Trace } from '../model/index.js'
import { type Explanation, outcomesOf } from './explain-text.js'
import { placeJson, problemJson } from './json.js'
import type { Need } from './needs.js'
import { jsonText } from './printable.js'
import { satisfying } from './trace.js'

/**
 * The explanation for programs: by document every rule that was asked about something, the answer, the conditions
 * with theirs, and what would have satisfied it.
 */
export function explainJson(explanation: Explanation): string {
  const { report } = explanation
  const documents = report.documents.map((document) => documentJson(document, explanation))
  const { version, verdict, problems } = report
  return `${jsonText({ version, verdict, problems: problems.map(problemJson), documents })}\n`
}

function documentJson(document: DocumentReport, { report, outcomes, catalogue }: Explanation) {
  const fingerprints = new Map(report.findings.map(({ outcome, fingerprint }) => [outcome, fingerprint]))
  const { path, index, kind, kindBecause, judged } = document
  const evaluations = outcomesOf(document, outcomes).map((outcome) =>
    outcomeJson(outcome, fingerprints.get(outcome) ?? null, catalogue),
  )
  return { path, index, kind, kindBecause, judged, evaluations }
}

function outcomeJson(outcome: Outcome, finding: string | null, catalogue: Catalogue) {
  const { active, subject, result, fault, when, require } = outcome
  const needs = satisfying(outcome, catalogue)
  return {
    rule: active.rule.id,
    level: active.level,
    parameters: [...active.parameters].map(([name, value]) => ({ name, value })),
    subject: subjectJson(subject),
    result,
    finding,
    ...(fault === undefined ? {} : { fault }),
    when: when && traceJson(when),
    require: traceJson(require),
    satisfiedBy: needs.map(needJson),
  }
}

type Subject = Outcome['subject']

function subjectJson({ type, label, span }: Subject) {
  return { type, label, ...placeJson(span) }
}

function traceJson(trace: Trace): object {
  const { type, holds } = trace
  if (type === 'test') {
    const { fact, operator, expected = null, against, shift, missing, span } = trace
    return {
      type,
      holds,
      operator,
      expected,
      fact: factJson(fact),
      ...(against ? { against: factJson(against) } : {}),
      ...(shift === undefined ? {} : { shift }),
      ...(missing ? { missing } : {}),
      ...askedAt(span),
    }
  }
  if (type === 'quantified') {
    const { quantifier, of, items, count, span } = trace
    const listed = items.map(itemJson)
    return {
      type,
      holds,
      quantifier,
      of,
      ...(count ? { count: countJson(count) } : {}),
      items: listed,
      ...askedAt(span),
    }
  }
  const { name, children } = trace
  return { type, holds, ...(name === undefined ? {} : { name }), children: children.map(traceJson) }
}

function countJson({ against, ...count }: NonNullable<QuantifiedTrace['count']>) {
  return { ...count, ...(against ? { against: factJson(against) } : {}) }
}

function itemJson({ subject, selected, decides, where, require }: ItemTrace) {
  return {
    subject: subjectJson(subject),
    selected,
    decides,
    where: where && traceJson(where),
    require: require && traceJson(require),
  }
}

/** Where the rule asks it. */
function askedAt(span: Parameters<typeof placeJson>[0] | undefined) {
  return span ? { askedAt: placeJson(span) } : {}
}

function factJson({ name, state, value, where, locations, nearest, rejected }: Fact) {
  return {
    name,
    state,
    value,
    where,
    locations: locations.map(placeJson),
    nearest: placeJson(nearest),
    notCounted: rejected.map(({ span, because }) => ({ ...placeJson(span), because })),
  }
}

function needJson({ says, needs }: Need): object {
  return { says, ...(needs.length > 0 ? { needs: needs.map(needJson) } : {}) }
}
