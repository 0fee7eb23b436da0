import { type Advice, type AdvisedOption, OPTIONS, type Subject, type Value } from '../model/index.js'
import { beforehand } from './beforehand.js'
import { openQuestions } from './open-questions.js'
import { nameOf } from './option-name.js'
import { reasonsOf } from './reasons.js'
import { standingOf } from './standing.js'
import { pointsTo, suggestionFor } from './suggestion.js'
import type { Weighing } from './weighing.js'

/** Weighs the three options. Pure: the same facts and rules, the same advice. It never decides. */
export function adviceFor(weighing: Weighing): Advice {
  const { at, incident, plan, problems, subjects, outcomes, findings, expected } = weighing
  const isTrusted = outcomes.length === expected && problems.every(({ severity }) => severity !== 'error')
  const options = OPTIONS.map((name): AdvisedOption => {
    const own = outcomes.filter(({ subject }) => nameOf(subject) === name)
    return { name, standing: standingOf(own, isTrusted), reasons: reasonsOf(own, findings) }
  })
  const questions = openQuestions(weighing, options)
  const timeLeft = stated(subjects, 'incident.timeLeft')
  const requiredBy = stated(subjects, 'option.requiredBy')
  return {
    version: 1,
    at,
    incident,
    plan,
    problems,
    timeLeft: typeof timeLeft === 'number' ? timeLeft : null,
    requiredBy: Array.isArray(requiredBy) ? requiredBy : [],
    options,
    points: pointsTo(options),
    suggestion: suggestionFor(options, subjects, questions),
    openQuestions: questions,
    saidBeforehand: beforehand(subjects, plan),
    evaluations: outcomes.length,
  }
}

/** What every option knows. */
function stated([first]: readonly Subject[], name: string): Value {
  const fact = first?.facts.get(name)
  return fact?.state === 'stated' ? fact.value : null
}
