import type { FactType, Kind, Level, Pillar, SubjectType } from '../model/index.js'

/** What an editor shows of the words that the code knows by name alone. A word without a sentence does not compile. */

export const LEVEL_WORDS: Readonly<Record<Level | 'off', string>> = {
  off: 'The rule is not asked.',
  block: 'What it finds makes NO-GO.',
  warn: 'What it finds weakens a pillar, and the release may go.',
  note: 'What it finds is worth knowing.',
}

export const PILLAR_WORDS: Readonly<Record<Pillar, string>> = {
  revertability: 'Can we go back?',
  observability: 'Will we see that we must, and that it helped?',
  ownership: 'Who decides, who acts, who accepts the risk?',
  communication: 'Who is told, where and when?',
}

export const KIND_WORDS: Readonly<Record<Kind | 'none', string>> = {
  'release-plan': 'A plan of one release and of the way back.',
  runbook: 'What people do in an emergency, step by step.',
  procedure: 'Steps as contracts: what goes in, what is decided, what comes out.',
  'rollback-strategy': 'What every rollback of a system promises.',
  'rollback-record': 'What happened when a release was rolled back.',
  incident: 'What is so while something is wrong: asked by `gonogo advise`.',
  enhancement: 'A Kubernetes enhancement proposal.',
  'enhancement-metadata': 'The `kep.yaml` beside an enhancement proposal.',
  'enhancement-approvals': 'The file of approvals of production readiness.',
  none: 'No release document: gonogo leaves it alone.',
}

export const SUBJECT_WORDS: Readonly<Record<SubjectType, string>> = {
  document: 'The document as a whole.',
  action: 'An act that the rollback instructs.',
  approval: 'An approval: who, in which role, when.',
  attempt: 'An attempt at a rollback, as recorded.',
  change: 'A change that the release ships.',
  component: 'A component that is shipped, with its target.',
  drill: 'A drill of the rollback.',
  evidence: 'At the release gate: what was seen of the world, and whether it holds.',
  'exit-state': 'A state in which a procedure can end.',
  gate: 'At the release gate: the plan with all that it links.',
  input: 'What a procedure needs to begin.',
  link: 'A link to another document.',
  option: 'What can be done about an incident: roll back, fix forward or escalate.',
  past: 'At the release gate: a rollback or a drill that the records tell of.',
  phase: 'A phase of a response, with its window.',
  question: 'A question of a questionnaire, with its answer.',
  record: 'A rollback that was carried out.',
  revision: 'A change of the document itself.',
  step: 'A step of the rollback.',
  suppression: 'What a comment in the document suppresses; asked last, by `gonogo check` alone.',
  trigger: 'What makes one roll back.',
  waiver: 'At the release gate: a waiver of `waivers.yaml`.',
}

export const TYPE_WORDS: Readonly<Record<FactType, string>> = {
  text: 'Words, compared whatever their case.',
  list: 'A set of texts.',
  number: 'A number; percentages are 5 for 5 %.',
  boolean: '`true` or `false`.',
  duration: 'A time with its unit, such as `5m` or `24h`.',
  version: 'A version, compared by its parts: `1.10` is later than `1.9`.',
  date: 'A day or a moment in ISO 8601, such as `2026-11-20`.',
  quantity: 'A number with its unit, such as `35 %` or `200 ms`.',
  period: 'Days or moments from one to another in ISO 8601, such as `2026-12-15/2027-01-05`.',
}
