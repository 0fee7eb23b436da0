import type { EvidenceResult, GateReport, Pillar, PillarReport, WaiverReport } from '../model/index.js'
import { digestOf } from './digest.js'
import { type PlaceOf, placed, reasonsOf, sortedByPlace, statedFinding, statedProblem, withPlace } from './placed.js'
import type { StatedEvidence, StatedPillar, StatedTrust, StatedWaiver, VerdictDocument } from './verdict-document.js'
import { wellFormed } from './well-formed.js'

/**
 * The verdict as a document. The same documents, rules, waivers and observations at the same moment give the same one,
 * on every machine and from every folder.
 *
 * @param elsewhere where a file lies that is no document of the gate, such as the config: relative to its folder
 */
export function verdictDocument(gate: GateReport, elsewhere: PlaceOf): VerdictDocument {
  const { report, trusted } = gate
  const places = new Map(gate.joined.map(({ path, place }) => [path, place]))
  const placeOf = (path: string) => places.get(path) ?? elsewhere(path)
  const { verdict, coverage } = report
  return wellFormed({
    version: 1,
    verdict: verdict.decision,
    reasons: reasonsOf(verdict.reasons, trusted ? [trusted.report, report] : [report], placeOf),
    because: verdict.because.toSorted(),
    at: gate.at,
    validUntil: untilOf(gate, placeOf),
    author: gate.author,
    config: gate.config === null ? null : placeOf(gate.config),
    maxWarnings: gate.maxWarnings,
    versions: { gonogo: gate.gonogo },
    pillars: pillarsOf(report.pillars, placeOf),
    findings: sortedByPlace(report.findings.map((finding) => statedFinding(finding, placeOf))),
    problems: sortedByPlace(report.problems.map((problem) => statedProblem(problem, placeOf))),
    history: gate.history.map(({ path, span, ...past }) => ({ ...past, ...placed(path, span, placeOf) })),
    documents: gate.joined.map(({ place, relation, kind, sha256 }) => ({ place, relation, kind, sha256 })),
    rules: gate.rules.map(({ id, level, sha256 }) => ({ id, level, sha256 })),
    waivers: gate.waivers.map(statedWaiver),
    evidence: gate.evidence.map(statedEvidence),
    coverage: { documents: coverage.documents, rules: coverage.rules, evaluations: coverage.evaluations },
    trusted: trusted && statedTrust(trusted, placeOf),
  })
}

function untilOf(gate: GateReport, placeOf: PlaceOf): VerdictDocument['validUntil'] {
  const { validUntil, joined, waivers, evidence, report } = gate
  if (validUntil === null) return null
  const paths = new Set([
    ...joined.map(({ path }) => path),
    ...waivers.map(({ waiver }) => waiver.path),
    ...evidence.map(({ demand }) => demand.path),
    ...report.findings.map(({ path }) => path),
  ])
  const because = validUntil.because.map((sentence) => withPlace(sentence, paths, placeOf))
  return { moment: validUntil.moment, because: because.toSorted() }
}

function pillarsOf(pillars: GateReport['report']['pillars'], placeOf: PlaceOf): VerdictDocument['pillars'] {
  const stated = ({ state, evaluated, because, answers }: PillarReport): StatedPillar => ({
    state,
    evaluated,
    because: because.toSorted(),
    answers: answers.map(({ path, span, ...answer }) => ({ ...answer, ...placed(path, span, placeOf) })),
  })
  const { revertability, observability, ownership, communication } = pillars
  return {
    revertability: stated(revertability),
    observability: stated(observability),
    ownership: stated(ownership),
    communication: stated(communication),
  } satisfies Record<Pillar, StatedPillar>
}

function statedWaiver({ waiver, standing, until, allows }: WaiverReport): StatedWaiver {
  const { rule, scope, reason, approvedBy, ticket, expires } = waiver
  const { path, subject, fingerprint } = scope
  const written = wellFormed({ rule, scope: { path, subject, fingerprint }, reason, approvedBy, ticket, expires })
  return { ...written, sha256: digestOf(written), standing, until, allows: allows.toSorted() }
}

function statedEvidence({ demand, observation, answer, says, date }: EvidenceResult): StatedEvidence {
  const { name, question, observed, dated, seen, unreadable } = observation
  const whole = wellFormed({ name, question, observed, dated, seen, unreadable })
  const { maxAge } = demand
  return { name: demand.name, maxAge, observation: whole, sha256: digestOf(whole), answer, says, date }
}

function statedTrust(trusted: NonNullable<GateReport['trusted']>, placeOf: PlaceOf): StatedTrust {
  const { revision, commit, report, evidence, differences } = trusted
  return {
    revision,
    commit,
    verdict: report.verdict.decision,
    reasons: reasonsOf(report.verdict.reasons, [report], placeOf),
    evidence: evidence.map(statedEvidence),
    differences: differences.map(({ what, name, trusted, head, weaker }) => ({ what, name, trusted, head, weaker })),
  }
}
