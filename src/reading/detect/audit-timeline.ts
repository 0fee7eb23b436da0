import { type Collected, type Reading, state } from '../collected.js'
import { isSupposed, reasonAgainst } from '../polarity.js'
import { chainOf, type Section, type Unit } from '../structure/unit.js'
import { isProse, oneLine } from './unit-context.js'

export const CLOCK = /\b(?:[01]?\d|2[0-3]):[0-5]\d\b/

/** `15.44 rolling back`: with a full stop it is a time of day only where an entry begins with it. */
const BEGINS_WITH_CLOCK = /^\W{0,4}(?:[01]?\d|2[0-3])[.h][0-5]\d\b(?!\.\d)/

/** Fewer times are no timeline. */
const FEWEST_TIMES = 3

/** An incident told hour by hour is a record of the rollback it tells of. */
export function detectTimelines(units: readonly Unit[], reading: Reading, into: Collected): void {
  const report = isReport(reading)
  if (report) for (const unit of units) tell(unit, 'did', reading, into)
  const titles = new Map<Section, Section | null>()
  const told = new Map<Section, Unit[]>()
  for (const unit of units) {
    const title = timelineOf(unit.section, reading, titles)
    if (!title || !(report || isTimed(unit))) continue
    const entries = told.get(title)
    if (entries) entries.push(unit)
    else told.set(title, [unit])
  }
  for (const entries of told.values()) {
    if (entries.length < FEWEST_TIMES) continue
    for (const unit of entries) tell(unit, 'undid', reading, into)
  }
}

/** The title makes it a report of what has happened, or begins with the day on which it did. */
function isReport({ outline, vocabulary }: Reading): boolean {
  const title = outline.sections.find((section) => section.type === 'heading')?.title.slice(0, LONGEST_TITLE) ?? ''
  const said = vocabulary.says('audit').find(title)
  return !said.has('guide-title') && (said.has('report-title') || BEGINS_WITH_DAY.test(title))
}

const LONGEST_TITLE = 200
const BEGINS_WITH_DAY = /^\W{0,2}\d{4}-\d\d-\d\d\b/

const isTimed = ({ text, section }: Unit): boolean =>
  [text, section.title].some((one) => CLOCK.test(one) || BEGINS_WITH_CLOCK.test(one))

function tell(unit: Unit, name: string, reading: Reading, into: Collected): void {
  if (!isProse(unit) || unit.text.endsWith('?') || !tellsOf(name, unit, reading)) return
  state(into, FIELD, [oneLine(unit.text)], unit, unit.span)
}

const FIELD = 'rollback.audit'

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

function tellsOf(name: string, unit: Unit, { scopes, vocabulary }: Reading): boolean {
  const hit = vocabulary.says('audit').find(unit.text).first(name)
  if (!hit || scopes.of(unit.section).all.has('drills') || isSupposed(unit.text, hit.from, vocabulary)) return false
  return reasonAgainst(unit, scopes, hit.from) === null
}
