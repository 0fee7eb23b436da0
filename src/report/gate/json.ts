import type {
  DocumentFacts,
  EvidenceResult,
  Fact,
  GateReport,
  Observation,
  PastRollback,
  Question,
  Seen,
  Span,
  WaiverReport,
} from '../../model/index.js'
import { placeJson, problemJson, reportJson } from '../json.js'
import { jsonText } from '../printable.js'

/** The gate as `schemas/gate-report.schema.json` has it: the public contract, so no key here changes lightly. */
export function gateJson(gate: GateReport): string {
  const { version, report, at, timeZone, validUntil, author, trusted, gonogo } = gate
  const { version: _, ...parts } = reportJson(report)
  return `${jsonText({
    version,
    gonogo,
    at,
    timeZone: timeZone ?? null,
    config: gate.config,
    author,
    maxWarnings: gate.maxWarnings,
    ...parts,
    validUntil: validUntil && { moment: validUntil.moment, because: validUntil.because },
    joined: gate.joined.map(({ path, place, relation, kind, sha256 }) => ({ path, place, relation, kind, sha256 })),
    facts: gate.documents.map(documentJson),
    history: gate.history.map(pastJson),
    evidence: gate.evidence.map(evidenceJson),
    waivers: gate.waivers.map(waiverJson),
    rules: gate.rules.map(({ id, level, sha256 }) => ({ id, level, sha256 })),
    trusted: trusted && {
      revision: trusted.revision,
      commit: trusted.commit,
      verdict: reportJson(trusted.report).verdict,
      findings: reportJson(trusted.report).findings,
      problems: reportJson(trusted.report).problems,
      differences: trusted.differences.map(({ what, name, trusted: before, head, weaker }) => ({
        what,
        name,
        trusted: before,
        head,
        weaker,
      })),
    },
  })}\n`
}

function documentJson({ path, index, kind, kindBecause, problems, facts, items }: DocumentFacts) {
  return {
    path,
    index,
    kind,
    kindBecause,
    problems: problems.map(problemJson),
    facts: facts.filter(({ state }) => state !== 'absent').map(factJson),
    items: items.map((item) => ({
      type: item.type,
      label: item.label,
      ...placeJson(item.span),
      facts: item.facts.map(({ name, state, value }) => ({ name, state, value })),
    })),
  }
}

function factJson({ name, state, value, locations }: Fact) {
  return { name, state, value, locations: locations.map(pathedJson) }
}

/** A place, with its file where that is another one than the document's. */
function pathedJson(span: Span) {
  return { ...placeJson(span), ...(span.path === undefined ? {} : { path: span.path }) }
}

function pastJson({ type, date, duration, outcome, component, path, span }: PastRollback) {
  return { type, date, duration, outcome, component, path, ...placeJson(span) }
}

function evidenceJson({ demand, observation, answer, says, date }: EvidenceResult) {
  const { name, maxAge, timeout, path, span } = demand
  const { tokenEnv, usernameEnv, passwordEnv } = demand.credentials
  return {
    name,
    answer,
    says,
    date,
    maxAge,
    timeout,
    question: typed(demand.question),
    credentials: { tokenEnv, usernameEnv, passwordEnv },
    observation: observationJson(observation),
    path,
    ...placeJson(span),
  }
}

function observationJson({ question, observed, dated, seen, unreadable }: Observation) {
  return { question: typed(question), observed, dated, seen: seen && seenJson(seen), unreadable }
}

function seenJson(seen: Seen) {
  if (seen.type !== 'prometheus') return typed(seen)
  return { type: seen.type, series: seen.series.map(({ labels, value }) => ({ labels, value })) }
}

/** Keys in one order, whichever way they came in: from the config, from a probe, or from what was recorded. */
function typed({ type, ...rest }: Question | Seen) {
  return { type, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))) }
}

function waiverJson({ waiver, standing, until, allows, meant }: WaiverReport) {
  const { rule, scope, reason, approvedBy, ticket, expires, path, span } = waiver
  const { path: glob, subject, fingerprint } = scope
  return {
    rule,
    scope: { path: glob, subject, fingerprint },
    reason,
    approvedBy,
    ticket,
    expires,
    standing,
    until,
    allows,
    meant,
    path,
    ...placeJson(span),
  }
}
