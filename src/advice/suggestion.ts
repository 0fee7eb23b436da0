import {
  type AdvisedOption,
  durationInWords,
  type OpenQuestion,
  type OptionName,
  type Standing,
  type Subject,
  type Value,
} from '../model/index.js'

type StandingOf = (name: OptionName) => Standing

/** The option that is open, rollback first; escalation where neither is; null where that cannot be told. */
export function pointsTo(options: readonly AdvisedOption[]): OptionName | null {
  const standing: StandingOf = (name) => options.find((one) => one.name === name)?.standing ?? 'unknown'
  const ways = ['rollback', 'forward-fix'] as const
  const open = ways.find((name) => standing(name) === 'open')
  if (open) return open
  return ways.some((name) => standing(name) === 'unknown') ? null : 'escalation'
}

/** What that means, in a few sentences. None of them decides anything. */
export function suggestionFor(
  options: readonly AdvisedOption[],
  subjects: readonly Subject[],
  questions: readonly OpenQuestion[],
): readonly string[] {
  if (subjects.length === 0) return ['Nothing could be weighed: mend what is wrong with the two files first.']
  const points = pointsTo(options)
  const said = saidIn(subjects)
  const others = options.filter(({ name }) => name !== points && name !== 'escalation').map(standingInWords)
  switch (points) {
    case 'rollback':
      return [...rollback(said), decider(said)]
    case 'forward-fix':
      return [...forwardFix(said), ...others, ...findOut(questions), decider(said)]
    case 'escalation':
      return [...others, ...escalation(said)]
    case null:
      return [...others, ...findOut(questions), decider(said)]
  }
}

type Said = (name: string) => Value

const saidIn =
  (subjects: readonly Subject[]): Said =>
  (name) => {
    const fact = subjects[0]?.facts.get(name)
    return fact?.state === 'stated' ? fact.value : null
  }

const textOf = (value: Value): string => (Array.isArray(value) ? value.join(', ') : String(value))

function rollback(said: Said): readonly string[] {
  const [target, required, bound, left] = [
    'rollback.target.explicit',
    'option.requiredBy',
    'rollback.timeBound',
    'incident.timeLeft',
  ].map(said)
  return [
    `Rollback ${target ? `to ${textOf(target)} ` : ''}is open.`,
    ...(required ? [`It is required by what was agreed beforehand: ${textOf(required ?? null)}.`] : []),
    ...(typeof bound === 'number' && typeof left === 'number'
      ? [`It may take ${durationInWords(bound)}, and ${durationInWords(left, 2)} are left.`]
      : []),
  ]
}

function forwardFix(said: Said): readonly string[] {
  const fix = said('incident.forwardFix') ?? said('rollback.forwardFix')
  return [`Fixing forward is open${fix ? `: ${withoutStop(textOf(fix))}` : ''}.`]
}

function escalation(said: Said): readonly string[] {
  const path = said('rollback.failureHandling')
  return [
    'Neither way is open: escalate.',
    path ? `The plan says whom to: ${withoutStop(textOf(path))}.` : 'The plan names nobody to escalate to.',
  ]
}

function findOut([first, ...more]: readonly OpenQuestion[]): readonly string[] {
  if (!first) return []
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`
  return [`To be found out first: ${withoutStop(lowered(first.question))}${others}.`]
}

const WAYS: Readonly<Record<OptionName, string>> = {
  rollback: 'Rollback',
  'forward-fix': 'Fixing forward',
  escalation: 'Escalation',
}

/** The first reason stands for all. */
function standingInWords({ name, standing, reasons }: AdvisedOption): string {
  const way = WAYS[name]
  if (standing === 'unknown') return `Whether ${lowered(way)} is open cannot be told.`
  const [first] = reasons
  const because = first?.side === 'against' ? `: ${withoutStop(lowered(first.message))}` : ''
  return `${way} is ${standing.replace('-', ' ')}${because}.`
}

function decider(said: Said): string {
  const decision = said('ownership.decision')
  return decision
    ? `Who decides, says the plan: ${withoutStop(textOf(decision))}.`
    : 'The plan names nobody who decides.'
}

const withoutStop = (text: string): string => text.replace(/\.$/, '')
const lowered = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)
