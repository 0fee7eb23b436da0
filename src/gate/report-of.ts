import { digestOf } from '../attest/index.js'
import { factsIn } from '../check.js'
import { judgeEvidence } from '../evidence/index.js'
import type { ActiveRule, AskedRule, GateReport, JoinedDocument, Observation, Report } from '../model/index.js'
import { sha256 } from './digest.js'
import { judgeAt } from './judge-at.js'
import type { Opened } from './request.js'
import { validUntil } from './valid-until.js'

/** The answer of the gate: what is so at its moment, for how long, and what that rests on. */
export async function reportOf(opened: Opened, observations: readonly Observation[], now: string): Promise<GateReport> {
  const { request, joined, asked } = opened
  const { config, terms, version } = request
  const at = (moment: string) => judgeEvidence(asked, observations, moment)
  const evidence = at(now)
  const judged = await judgeAt(now, opened, evidence)
  const again = (moment: string) => judgeAt(moment, opened, at(moment))
  return {
    version: 1,
    report: judged.report,
    at: now,
    timeZone: terms.timeZone,
    config: config.path,
    validUntil: judged.report.verdict.decision === 'GO' ? await validUntil(now, judged, again) : null,
    author: terms.author,
    maxWarnings: config.maxWarnings,
    joined: joinedDocuments(opened, judged.report),
    documents: joined.reads.map((one) => factsIn({ ...one, context: { ...one.context, now } }, config)),
    history: judged.history,
    evidence,
    waivers: judged.waivers,
    rules: judged.rules
      .map(askedRule)
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.sha256 < b.sha256 ? -1 : 1)),
    trusted: null,
    gonogo: version,
  }
}

/** Each file once, whatever it holds. */
function joinedDocuments({ request, joined }: Opened, { documents }: Report): readonly JoinedDocument[] {
  const files = new Map(joined.reads.map((one) => [one.input.id, one]))
  return [...files.values()].map(({ input, relation, release }) => ({
    path: input.path,
    place: input.place,
    relation,
    kind: documents.find(({ path, kind }) => path === input.path && kind !== null)?.kind ?? release?.kind ?? null,
    sha256: request.digestOf(input) ?? sha256(release?.document.text ?? ''),
  }))
}

/** What it asks, without where that is written: a line added above asks nothing else. */
function askedRule({ rule, level, parameters }: ActiveRule): AskedRule {
  const asks = {
    for: rule.for,
    kinds: rule.kinds,
    level,
    parameters: [...parameters].sort(([a], [b]) => (a < b ? -1 : 1)),
    require: rule.require,
    waivable: rule.waivable,
    when: rule.when,
  }
  const plain: unknown = JSON.parse(JSON.stringify(asks, (key, value) => (key === 'span' ? undefined : value)))
  return { id: rule.id, level, sha256: digestOf(plain) }
}
