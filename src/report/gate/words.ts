import type { Decision, EvidenceResult, Pillar, PillarState, Relation, WaiverReport } from '../../model/index.js'
import { count } from '../printable.js'
import { roughly, secondsBetween } from './moment.js'

/** The answer to the question of the gate, as a sentence. */
export const ANSWERS: Readonly<Record<Decision, string>> = {
  GO: 'This release may ship.',
  'NO-GO': 'This release may not ship.',
  INDETERMINATE: 'It cannot be told whether this release may ship, so it may not.',
}

export const QUESTIONS: Readonly<Record<Pillar, string>> = {
  revertability: 'Can we go back?',
  observability: 'Will we see that we must, and that it helped?',
  ownership: 'Who decides, and who acts?',
  communication: 'Who is told?',
}

export const STATES: Readonly<Record<PillarState, string>> = {
  strong: 'nothing is missing',
  weak: 'nothing blocks',
  missing: 'something blocks',
  unknown: 'something could not be told',
}

export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  plan: 'plan',
  runbook: 'runbook',
  strategy: 'strategy',
  'previous-plan': 'previous plan',
  record: 'record',
  evidence: 'evidence',
}

/** `as gonogo.config.yaml asks`: which config decided, its path put in words by `name`. */
export function configWords<Text>(
  config: string | null,
  name: (path: string) => Text,
): readonly [string, Text | null, string] {
  return config === null ? ['as the defaults ask, without a config', null, ''] : ['as ', name(config), ' asks']
}

/** Where the name of a fact does not say it well. */
const FACT_WORDS: ReadonlyMap<string, string> = new Map([
  ['document.status', 'status'],
  ['rollback.option', 'way back'],
  ['rollback.types', 'ways back'],
  ['rollback.target.explicit', 'target'],
  ['rollback.target.form', 'form of the target'],
  ['rollback.timeBound', 'time bound'],
  ['rollback.lastChanged', 'rollback last changed'],
  ['rollback.forwardFix', 'forward fix'],
  ['rollback.unsafeWhen', 'unsafe when'],
  ['rollback.failureHandling', 'if it fails'],
  ['rollback.triggers.observable', 'triggers that can be seen'],
  ['rollback.triggers.threshold', 'triggers with a threshold'],
  ['rollback.verification.checks', 'checks'],
  ['rollback.observability', 'signals'],
  ['ownership.decision', 'decides'],
  ['ownership.execution', 'executes'],
  ['ownership.riskAcceptance', 'accepts the risk'],
  ['ownership.communication', 'communicates'],
  ['rollback.communication', 'who is told, and where'],
  ['records.count', 'records'],
  ['drills.count', 'drills'],
  ['approvals.count', 'approvals'],
])

/** A fact's name for people: `rollback.timeBound` is the `time bound`. */
export function factWords(name: string): string {
  const words = name.replace(/^(?:document|release|rollback)\./, '').replace(/([a-z])([A-Z])/g, '$1 $2')
  return FACT_WORDS.get(name) ?? words.replaceAll('.', ' ').toLowerCase()
}

/** `in force, 3 days left`, `expired`: what became of a waiver at the moment that is judged. */
export function standingWords({ standing, until, allows }: WaiverReport, at: string): string {
  if (standing === 'in-force') {
    const left = secondsBetween(at, until)
    const used = allows.length === 0 ? 'nothing to allow' : `allows ${count(allows.length, 'finding')}`
    return `in force${left === null ? '' : `, ${roughly(Math.max(0, left))} left`}; ${used}`
  }
  return {
    expired: 'does not count: it has expired',
    'not-approved': 'does not count: approved by nobody who may',
    own: 'does not count: approved by the author of the change',
    'not-waivable': 'does not count: the rule may not be waived',
    'unknown-rule': 'does not count: no such rule is asked',
  }[standing]
}

const MINUTE = 60

/** `5 minutes old; counts for 1 hour`. Null where nothing could be seen. */
export function ageWords(result: EvidenceResult, at: string): string | null {
  const age = ageOf(result, at)
  if (age === null) return null
  const { maxAge } = result.demand
  // Clocks differ by a little. Where seconds count, they are told.
  const isNew = Math.abs(age) < MINUTE && (maxAge === null || maxAge >= MINUTE)
  const seen = isNew ? 'just now' : age < 0 ? `dated ${roughly(-age)} ahead` : `${roughly(age)} old`
  return maxAge === null ? `${seen}; counts at any age` : `${seen}; counts for ${roughly(maxAge)}`
}

/** What came of a question. What holds and is older than it may be proves nothing. */
export type Standing = EvidenceResult['answer'] | 'too old'

export function standingOf(result: EvidenceResult, at: string): Standing {
  const { maxAge } = result.demand
  const age = ageOf(result, at)
  return result.answer === 'holds' && maxAge !== null && age !== null && age > maxAge ? 'too old' : result.answer
}

/** Seconds; null where nothing could be seen. */
export function ageOf({ date }: EvidenceResult, at: string): number | null {
  return secondsBetween(date, at)
}
