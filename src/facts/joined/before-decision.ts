import { type Answer, listed } from './answer.js'
import { type Side, said, type Thing } from './joinable.js'
import { listsOfSteps } from './takes.js'

/** What nobody can take back. */
const FINAL: ReadonlySet<string> = new Set(['database', 'irreversible', 'secret'])
const DECIDING = ['step.decision', 'step.go', 'step.noGo']

/** The steps that change something for good before anybody is asked whether to go on, where somebody is asked later. */
export function earlyEffects(side: Side): Answer {
  const early = listsOfSteps(side).flatMap((steps) => {
    const decided = steps.findIndex(decides)
    return decided < 0 ? [] : steps.slice(0, decided).filter(isFinal)
  })
  return listed(early.map((step) => ({ text: step.label.replace(/[\s.:;]+$/, ''), places: [step] })))
}

const decides = (step: Thing): boolean => DECIDING.some((name) => said(step, name) !== null)

function isFinal(step: Thing): boolean {
  const effects = said(step, 'step.effects')
  return Array.isArray(effects) && effects.some((effect) => FINAL.has(effect))
}
