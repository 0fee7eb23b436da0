import { type Answer, listed } from './answer.js'
import { type Side, said, type Thing } from './joinable.js'
import { listsOfSteps } from './takes.js'

/** What nobody can take back. */
const FINAL: ReadonlySet<string> = new Set(['database', 'irreversible', 'secret'])
/** Of a step; of a document it marks the line of one that asks in its own words. */
const DECISION = 'step.decision'
const DECIDING = [DECISION, 'step.go', 'step.noGo']

/** The steps that change something for good before anybody is asked whether to go on, where somebody is asked later. */
export function earlyEffects(side: Side): Answer {
  const marked = new Set(
    side.joinable.release.mentions.flatMap(({ field, span }) => (field === DECISION ? [span.line] : [])),
  )
  const early = listsOfSteps(side).flatMap((steps) => {
    const decided = steps.findIndex((step) => decides(step) || marked.has(step.span.line))
    return decided < 0 ? [] : steps.slice(0, decided).filter(isFinal)
  })
  return listed(early.map((step) => ({ text: step.label.replace(/[\s.:;]+$/, ''), places: [step] })))
}

const decides = (step: Thing): boolean => DECIDING.some((name) => said(step, name) !== null)

function isFinal(step: Thing): boolean {
  const effects = said(step, 'step.effects')
  return Array.isArray(effects) && effects.some((effect) => FINAL.has(effect))
}
