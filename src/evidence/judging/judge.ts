import type { AskedEvidence, EvidenceDemand, EvidenceResult, Observation, Seen } from '../../model/index.js'
import { durationInWords } from '../../model/index.js'
import { isAhead, isoDate } from '../moment.js'
import { ASKED_OTHERWISE, askedOtherwise, sameQuestion } from '../same-question.js'
import { judgeApproval, judgeDrill, judgeTests } from './file.js'
import { judgeTag } from './git.js'
import { judgeAnswer } from './http.js'
import { judgeSeries } from './prometheus.js'
import { judgeManifest } from './registry.js'
import { type Lack, remedyFor } from './remedy.js'
import { type Said, unreadable } from './says.js'

/**
 * What was seen says to each demand: it holds, it fails, or it cannot be told. Only what was seen for this very question,
 * and not later than now, can hold.
 *
 * @param now ISO 8601
 */
export function judgeEvidence(
  asked: readonly AskedEvidence[],
  observations: readonly Observation[],
  now: string,
): readonly EvidenceResult[] {
  const byName = new Map<string, Observation[]>()
  for (const one of observations) {
    const others = byName.get(one.name)
    if (others) others.push(one)
    else byName.set(one.name, [one])
  }
  return asked.map((one) => judgeOne(one, byName.get(one.demand.name) ?? [], now))
}

function judgeOne({ demand, fault }: AskedEvidence, named: readonly Observation[], now: string): EvidenceResult {
  const { name, question, maxAge } = demand
  const unknown = (lack: Lack, why: string, seen: Observation | null = null): EvidenceResult => {
    const nothing = { name, question, observed: now, dated: null, seen: null, unreadable: why }
    const remedy = remedyFor(lack, question.type)
    return { demand, observation: seen ?? nothing, answer: 'unreadable', says: why, remedy, date: null }
  }
  if (fault !== null) return unknown('question', fault)
  if (named.length === 0) return unknown('look', NOBODY_LOOKED)
  const [observation, other] = named.filter((one) => sameQuestion(one.question, question))
  if (!observation) return unknown('look', askedOtherwise((named[0] as Observation).question, question))
  if (other) return unknown('look', RECORDED_TWICE)
  const said = answerTo(demand, observation, now)
  if (said.answer === 'unreadable') return unknown(isUnlooked(said.says) ? 'look' : 'sight', said.says, observation)
  const date = dateOf(observation)
  if (date === null && maxAge !== null) {
    const most = durationInWords(maxAge)
    const why = `The file does not say from when it is, and it may be at most ${most} old.`
    return unknown('sight', why, observation)
  }
  const remedy = said.answer === 'holds' ? '' : remedyFor('wrong', question.type)
  return { demand, observation, ...said, remedy, date }
}

const NOBODY_LOOKED = 'Nobody looked, and nothing was recorded.'
const RECORDED_TWICE = 'It was recorded more than once, and nobody can tell which counts.'

/** What a verdict recorded of evidence that nobody looked for; judged again, it needs the same. */
const isUnlooked = (says: string): boolean =>
  says === NOBODY_LOOKED || says === RECORDED_TWICE || says.startsWith(ASKED_OTHERWISE)

function answerTo(demand: EvidenceDemand, observation: Observation, now: string): Said {
  const { seen, observed, dated, unreadable: why } = observation
  if (why !== null) return unreadable(why)
  if (seen === null) return unreadable('Nothing was seen, and nobody says why.')
  const at = isoDate(observed)
  if (at === null || !observed.includes('T')) return unreadable('Nobody can tell when it was looked at.')
  if (isAhead(at, now)) return unreadable(`It was looked at on ${at}, which is after the moment that is judged.`)
  const from = dated === null ? at : isoDate(dated)
  if (from === null) return unreadable('From when it is cannot be read.')
  if (isAhead(from, at)) return unreadable(`It says that it is from ${from}, and was looked at before, on ${at}.`)
  if (isAhead(from, now)) return unreadable(`It is from ${from}, which is after the moment that is judged.`)
  return judgeSeen(demand, seen)
}

function judgeSeen({ question, approvers }: EvidenceDemand, seen: Seen): Said {
  if (question.type === 'file' && (question.format === 'proof' || question.format === seen.type)) {
    if (seen.type === 'junit') return judgeTests(seen)
    if (seen.type === 'drill') return judgeDrill(seen)
    if (seen.type === 'approval') return judgeApproval(seen, approvers)
  }
  if (question.type === 'git' && seen.type === 'git') return judgeTag(question, seen)
  if (question.type === 'registry' && seen.type === 'registry') return judgeManifest(question, seen)
  if (question.type === 'prometheus' && seen.type === 'prometheus') return judgeSeries(question, seen)
  if (question.type === 'http' && seen.type === 'http') return judgeAnswer(question, seen)
  return unreadable('Something else was seen than what is asked.')
}

/** What a file says of itself counts, never when it was looked at: a report lies there for years. */
function dateOf({ question, observed, dated }: Observation): string | null {
  if (dated !== null) return isoDate(dated)
  return question.type === 'file' ? null : isoDate(observed)
}
