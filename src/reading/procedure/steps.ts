import type { Item, Mention, Value } from '../../model/index.js'
import { type Collected, type Reading, shortened } from '../collected.js'
import { effectOfCommand, effectsOfSentence } from '../effects.js'
import { areChoices, stepTimeIn } from '../step-time.js'
import type { Section, Unit } from '../structure/unit.js'
import { stepMentions } from './step-parts.js'
import type { StepSection } from './step-sections.js'

/** Lists the steps that have headings of their own, with what stands below them. */
export function readStepSections(
  steps: readonly StepSection[],
  below: ReadonlyMap<Section, readonly Unit[]>,
  reading: Reading,
  into: Collected,
): readonly Item[] {
  const items = steps.map((step): Item => {
    const units = below.get(step.section) ?? []
    const { span, where } = step.section
    const put = (field: string, value: Value): Mention => ({
      field,
      state: 'stated',
      value,
      span,
      where,
      by: 'reading',
    })
    const command = units.find((unit) => unit.command)
    const isUntimed = isNoPart(step, reading)
    const { seconds, parallel } = stepTimeIn(step.text || step.section.title, reading.vocabulary)
    const mentions = [
      ...(seconds === null ? [] : [put('step.duration', seconds)]),
      ...(parallel ? [put('step.parallel', true)] : []),
      put('step.number', Number.parseFloat(step.number)),
      put('step.text', step.text || step.section.title),
      put('step.effects', effectsOf(step, units, reading)),
      ...(command ? [put('step.command', command.text)] : []),
      ...stepMentions(step.section, units, reading),
    ].filter(({ field }) => !(field === 'step.duration' && isUntimed))
    return { type: 'step', label: shortened(step.text || step.section.title), mentions, span, where }
  })
  into.items.push(...items)
  return items
}

/** What is watched afterwards, one of several ways, and a rollback of its own: its time is not added to that of others. */
function isNoPart({ section, text }: StepSection, { scopes, vocabulary }: Reading): boolean {
  const title = text || section.title
  return (
    scopes.of(section).phase === 'after' ||
    vocabulary.words.find(title).has('rollback') ||
    areChoices(section, vocabulary)
  )
}

function effectsOf(step: StepSection, units: readonly Unit[], { vocabulary }: Reading): readonly string[] {
  const said = effectsOfSentence(step.text, vocabulary).map((hit) => hit.name)
  const run = units.flatMap(({ command }) => (command ? [effectOfCommand(command, vocabulary).effect] : []))
  const effects = said.length > 0 ? said : run
  return effects.length > 0 ? [...new Set(effects)] : ['unknown']
}
