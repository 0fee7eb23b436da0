import { type Collected, type Reading, state } from '../collected.js'
import { chainOf, type Section, type Unit } from '../structure/unit.js'
import { contextOf, oneLine } from './unit-context.js'

export const CLOCK = /\b(?:[01]?\d|2[0-3]):[0-5]\d\b/

/** Fewer times are no timeline. */
const FEWEST_TIMES = 3

/** An incident told hour by hour is a record of the rollback it tells of. */
export function detectTimelines(units: readonly Unit[], reading: Reading, into: Collected): void {
  const titles = new Map<Section, Section | null>()
  const told = new Map<Section, Unit[]>()
  for (const unit of units) {
    const title = timelineOf(unit.section, reading, titles)
    if (!title || !(CLOCK.test(unit.text) || CLOCK.test(unit.section.title))) continue
    const entries = told.get(title)
    if (entries) entries.push(unit)
    else told.set(title, [unit])
  }
  for (const entries of told.values()) {
    if (entries.length < FEWEST_TIMES) continue
    for (const unit of entries)
      if (tellsOfRollback(unit, reading)) state(into, 'rollback.audit', [oneLine(unit.text)], unit, unit.span)
  }
}

function timelineOf(section: Section, { vocabulary }: Reading, known: Map<Section, Section | null>): Section | null {
  const ready = known.get(section)
  if (ready !== undefined) return ready
  const path: Section[] = []
  let found: Section | null = null
  for (const one of chainOf(section)) {
    const before = known.get(one)
    if (before !== undefined) {
      found = before
      break
    }
    path.push(one)
    if (vocabulary.says('audit').find(one.title).has('timeline')) {
      found = one
      break
    }
  }
  for (const one of path) known.set(one, found)
  return found
}

function tellsOfRollback(unit: Unit, reading: Reading): boolean {
  const { scope } = contextOf(unit, reading)
  return !scope.all.has('drills') && reading.vocabulary.says('audit').find(unit.text).has('undid')
}
