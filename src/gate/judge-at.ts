import { described, type Readied, readied, weighAll } from '../check.js'
import { evidenceSubjects, joinedSubjects, waiverSubjects } from '../facts/index.js'
import { conclude } from '../judge/index.js'
import {
  type ActiveRule,
  type Checked,
  type EvidenceResult,
  type Finding,
  isAuthorKnown,
  type Outcome,
  type Problem,
  type Subject,
  type WaiverReport,
} from '../model/index.js'
import { activeRules, factsAsked, type Policy } from '../policy/index.js'
import { matchesGlobs } from '../schema/index.js'
import { freezesIn, isOwn, waived, weighWaivers } from '../waivers/index.js'
import { factsAt } from './join.js'
import type { Judged } from './judged.js'
import type { Opened } from './request.js'

/**
 * Judges everything as if it were `now`, without reading anything again. Where there are waivers, everything is asked
 * twice: rules on waivers have to know what there is to allow. What they find is allowed by no waiver.
 */
export async function judgeAt(now: string, opened: Opened, evidence: readonly EvidenceResult[]): Promise<Judged> {
  const { request, joined } = opened
  const { config, policy, waivers, terms, placeOf } = request
  const asked = factsAsked(policy)
  const documents = joined.reads.map((one) => ({ one, ready: withoutComments(readied(at(one, now), config, asked)) }))
  const [plan, others] = [documents.find(({ one }) => one === opened.plan), documents.filter(isJudged)]
  const gate = plan ? gateSubjects(opened, documents, plan.ready, evidence, now) : { subjects: [], history: [] }
  const rules = rulesFor(policy, documents)
  // A rule for other documents is one all the same.
  const known = [...policy.rules.values(), ...policy.overrides.flatMap(({ changes }) => changes)]
  const places = joined.reads.map(({ input }) => input.place)
  const outcomes: Outcome[] = []
  const weigh = (findings: readonly Finding[]) =>
    weighWaivers({ waivers, terms, findings, rules: known, placeOf, matches: matchesGlobs, places, now })
  const pass = (reports: readonly WaiverReport[]) => {
    const items = plan ? waiverItems(reports, plan.ready, now, terms.author) : []
    const judged = others.map(({ one, ready }) =>
      one === opened.plan ? withSubjects(ready, [...gate.subjects, ...items]) : ready,
    )
    return weighAll(judged, config, policy, {
      now,
      traces: true,
      tallies: true,
      outcomes: (some) => outcomes.push(...some),
    })
  }
  // What waivers are for is known when all was found without them.
  const before = waivers.length > 0 ? await pass([]) : null
  const reports = before ? weigh(conclude([before], { maxWarnings: null }).findings) : []
  outcomes.length = 0
  const found = await pass(reports)
  const all: Checked = {
    ...found,
    documents: documents.map(({ one }) => described(one)),
    problems: [...opened.problems, ...found.problems, ...unjudged(documents), ...unasked(opened, plan?.ready)],
  }
  let allowed: readonly WaiverReport[] = []
  const mark = (findings: readonly Finding[]) => {
    allowed = weigh(findings.filter(({ subject }) => subject.type !== 'waiver'))
    return waived(findings, allowed)
  }
  const report = conclude([all], { maxWarnings: config.maxWarnings, tallies: true, mark })
  return { report, waivers: allowed, history: gate.history, rules, outcomes }
}

interface Prepared {
  readonly one: Opened['joined']['reads'][number]
  readonly ready: Readied
}

/** The previous plan was judged in its time. */
const isJudged = ({ one }: Prepared): boolean => one.relation !== 'previous-plan'

const unjudged = (documents: readonly Prepared[]): readonly Problem[] =>
  documents.filter((one) => !isJudged(one)).flatMap(({ ready }) => ready.problems)

/** Where no rule is for plans, others would decide alone. */
function unasked({ plan, request }: Opened, ready: Readied | undefined): readonly Problem[] {
  if (!plan || (ready && ready.subjects.length > 0)) return []
  return [
    {
      code: 'plan-not-judged',
      severity: 'error',
      message: 'No rule was asked about the plan.',
      fix: 'Extend the pack `gate`, or switch on a rule for release plans.',
      path: request.plan.path,
      span: { line: 1, column: 1, endLine: 1, endColumn: 1 },
    },
  ]
}

/** A comment in a document sets nothing aside at the gate: there somebody answers for it. */
const withoutComments = (ready: Readied): Readied => ({ ...ready, commented: null })

const at = (one: Prepared['one'], now: string) => ({ ...one, context: { ...one.context, now } })

function withSubjects(ready: Readied, more: readonly Subject[]): Readied {
  return { ...ready, subjects: [...ready.subjects, ...more] }
}

function gateSubjects(
  { request, plan }: Opened,
  documents: readonly Prepared[],
  ready: Readied,
  evidence: readonly EvidenceResult[],
  now: string,
) {
  const [document] = ready.subjects
  if (!plan || !document) return { subjects: [], history: [] }
  const joinable = documents.flatMap(({ one, ready: { subjects } }) => {
    if (!one.release) return []
    // Where rules are asked about a document, its facts are known already.
    const facts = subjects[0]?.facts ?? factsAt(one, now)
    return [{ release: one.release, facts, place: one.input.place, relation: one.relation }]
  })
  const own = joinable.find(({ release }) => release === plan.release)
  if (!own) return { subjects: [], history: [] }
  const { timeZone, freezes } = request.config.gate
  const context = { ...plan.context, now, author: request.terms.author, freezes: freezesIn(timeZone, freezes) }
  const { subjects, history } = joinedSubjects(
    own,
    joinable.filter((one) => one !== own),
    context,
  )
  const { terms } = request
  const wrote = (name: string) => isOwn(name, terms) || (isAuthorKnown(terms.author) ? false : null)
  return { subjects: [...subjects, ...evidenceSubjects(evidence, document, now, wrote)], history }
}

function waiverItems(
  reports: readonly WaiverReport[],
  { subjects }: Readied,
  now: string,
  author: string | null,
): readonly Subject[] {
  const [document] = subjects
  return document ? waiverSubjects(reports, document, now, author) : []
}

/** Every rule that is asked about some document, as it applies there. */
function rulesFor(policy: Policy, documents: readonly Prepared[]): readonly ActiveRule[] {
  const active = documents.filter(isJudged).flatMap(({ ready }) => {
    const [first] = ready.subjects
    if (!first) return []
    const environment = first.facts.get('release.environment')
    const named = environment?.state === 'stated' ? String(environment.value) : null
    return activeRules(policy, { path: ready.place, kind: first.kind, environment: named }, matchesGlobs)
  })
  return [...new Set(active)].filter(({ rule }) => rule.for !== 'suppression')
}
