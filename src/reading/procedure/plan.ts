import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, state } from '../collected.js'
import { oneLine } from '../detect/unit-context.js'
import { negationBefore, reasonAgainst } from '../polarity.js'
import type { Section, Unit } from '../structure/unit.js'
import { nameOf } from './names.js'
import type { Parts } from './parts.js'

const CONTENTS = 'procedure.plan.contents'
const REVIEWED = 'procedure.plan.reviewed'

/** What the plan states that a procedure begins with, and whether it is reviewed. */
export function detectPlan(units: readonly Unit[], parts: Parts, reading: Reading, into: Collected): void {
  const spec = reading.catalogue.get(CONTENTS)
  const isPlan = (section: Section) => parts.of(section)?.part === 'plan'
  const book = reading.vocabulary.says('procedure')
  for (const unit of units) {
    if (unit.command || unit.language !== null || unit.pointer !== undefined) continue
    const said = book.find(unit.text)
    const hit = said.first('plan-reviewed') ?? (isPlan(unit.section) ? said.first('reviewed-there') : undefined)
    if (hit && !reasonAgainst(unit, reading.scopes, hit.from, hit.to)) state(into, REVIEWED, true, unit, unit.span)
    if (!spec || !isPlan(unit.section)) continue
    const name = unit.pair?.label ?? nameOf(oneLine(unit.text))
    const named = enumerated(spec, name, reading.vocabulary)
    const contents = named.length > 0 ? named : enumerated(spec, unit.text, reading.vocabulary)
    if (contents.length > 0) state(into, CONTENTS, contents, unit, unit.span)
  }
  for (const section of reading.outline.sections) {
    if (section.type !== 'line' && section.type !== 'lead-in') continue
    const hit = book.find(section.title).first('plan-reviewed')
    if (hit && !negationBefore(section.title, hit.from, reading.vocabulary))
      state(into, REVIEWED, true, { section }, section.span)
  }
}
