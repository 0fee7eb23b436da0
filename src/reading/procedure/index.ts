import type { Item } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import type { Section, Unit } from '../structure/unit.js'
import { detectApprovers } from './approvers.js'
import { detectAuditTimes } from './audit-times.js'
import { detectCriteria } from './criteria.js'
import { detectExits, withOutcome } from './exits.js'
import { detectFlow } from './flow.js'
import { groupsOf } from './groups.js'
import { detectInputs } from './inputs.js'
import { withWhatStandsBelow } from './listed-steps.js'
import { headingNumbers, listNumbers } from './numbering.js'
import { detectOrder } from './order.js'
import { partsOf, stateParts } from './parts.js'
import { detectPlan } from './plan.js'
import { type StepSection, stepSections } from './step-sections.js'
import { readStepSections } from './steps.js'

/** The steps with headings of their own, by the items made of them. */
type HeadedSteps = ReadonlyMap<Item, StepSection>

/** What was learnt of a procedure before its steps in lists were looked for. */
interface ProcedureFound {
  readonly headed: HeadedSteps
  /** What may hold steps: the parts that list something else are left out. */
  readonly mayHoldSteps: readonly Unit[]
}

/** Parts whose lists are no steps. */
const NO_STEPS: ReadonlySet<string> = new Set([
  'inputs',
  'plan',
  'output-contract',
  'downstream',
  'definition-of-done',
  'exit-states',
])

/** What a document says as a procedure: its parts, inputs, plan, steps, criteria, times, approvers and exit states. */
export function detectProcedure(units: readonly Unit[], reading: Reading, into: Collected): ProcedureFound {
  const headings = stepSections(reading)
  const parts = partsOf(units, reading, new Set(headings.map(({ section }) => section)))
  const below = new Map<Section, Unit[]>(headings.map(({ section }) => [section, []]))
  for (const unit of units) {
    const step = parts.stepOf(unit.section)
    if (step) below.get(step)?.push(unit)
  }
  stateParts(units, parts, reading, into)
  headingNumbers(headings, into)
  const items = readStepSections(headings, below, reading, into)
  detectInputs(units, parts, reading, into)
  detectPlan(units, parts, reading, into)
  detectCriteria(units, parts, reading, into)
  detectAuditTimes(units, parts, reading, into)
  detectExits(units, parts, reading, into)
  detectApprovers(units, reading, into)
  return {
    headed: new Map(items.map((item, index) => [item, headings[index] as StepSection])),
    mayHoldSteps: units.filter(({ section }) => !NO_STEPS.has(parts.of(section)?.part ?? '')),
  }
}

/** Our own plan format says by its keys what others tell; only its parts and criteria are looked at. */
export function detectProcedureInPlan(units: readonly Unit[], reading: Reading, into: Collected): void {
  const parts = partsOf(units, reading, new Set())
  stateParts(units, parts, reading, into)
  detectCriteria(units, parts, reading, into)
  finishProcedure([], new Map(), reading, into)
}

/** What follows from all the steps together, once every reader has listed its own. */
export function finishProcedure(units: readonly Unit[], headed: HeadedSteps, reading: Reading, into: Collected): void {
  const listed = into.items.filter((item) => item.type === 'step' && !headed.has(item))
  const whole = withWhatStandsBelow(listed, units, reading)
  const items = into.items.map((item) =>
    item.type === 'exit-state' ? withOutcome(item, reading) : (whole.get(item) ?? item),
  )
  into.items.splice(0, into.items.length, ...items)
  listNumbers(units, into)
  const groups = groupsOf(into.items, headed)
  detectOrder(units, groups, reading, into)
  detectFlow(groups, reading, into)
}
