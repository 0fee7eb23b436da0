import type { Advice, Quoted } from '../../model/index.js'
import { placeJson, problemJson } from '../json.js'
import { jsonText } from '../printable.js'

/** The advice as `schemas/advice.schema.json` has it. */
export function adviceJson(advice: Advice): string {
  const { version, at, incident, plan, timeLeft, requiredBy, points, suggestion, evaluations } = advice
  return `${jsonText({
    version,
    points,
    suggestion,
    options: advice.options.map(({ name, standing, reasons }) => ({
      name,
      standing,
      reasons: reasons.map(({ places, ...reason }) => ({ ...reason, places: places.map(quotedJson) })),
    })),
    openQuestions: advice.openQuestions.map(({ path, span, ...question }) => ({
      ...question,
      ...quotedJson({ path, span }),
    })),
    saidBeforehand: advice.saidBeforehand.map(({ path, span, ...said }) => ({
      ...said,
      ...quotedJson({ path, span }),
    })),
    timeLeft,
    requiredBy,
    problems: advice.problems.map(problemJson),
    at,
    incident,
    plan,
    evaluations,
  })}\n`
}

const quotedJson = ({ path, span }: Quoted) => ({ path, ...placeJson(span) })
