import type { Reading } from '../collected.js'
import { negationBefore } from '../polarity.js'
import type { Section, Unit } from '../structure/unit.js'

/**
 * What stands behind a step that rolls back, in the same list, timeline or fence: the checks there are checks after a
 * rollback, whatever the chapter is called. `If the tests fail, roll back` is no such step: what follows it need not.
 */
export function behindRollback(units: readonly Unit[], reading: Reading): ReadonlySet<Unit> {
  const behind = new Set<Unit>()
  const begun = new Map<Section, number>()
  for (const unit of units) {
    const { section } = unit
    if (unit.type === 'code') continue
    if (hasBegun(section, unit, begun)) behind.add(unit)
    if (goesBack(unit, reading)) begun.set(placeOf(section), unit.span.line)
  }
  return behind
}

/** A step's title or a comment over a command holds no more than that step. */
const placeOf = (section: Section): Section =>
  (section.type === 'item' || section.type === 'comment') && section.parent ? section.parent : section

/** Further down in the same list, or below a step of it. */
function hasBegun(section: Section, unit: Unit, begun: ReadonlyMap<Section, number>): boolean {
  const line = begun.get(section) ?? begun.get(placeOf(section))
  return line !== undefined && line < unit.span.line
}

function goesBack(unit: Unit, { vocabulary }: Reading): boolean {
  const says = vocabulary.says('verification').find(unit.text)
  const act = says.first(unit.type === 'command' ? 'command-back' : 'goes-back')
  if (!act) return false
  return !says.has('supposed') && negationBefore(unit.text, act.from, vocabulary) === null
}
