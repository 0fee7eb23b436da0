import { type Collected, type Reading, state } from '../collected.js'
import { nearOf, type Section, type Unit } from '../structure/unit.js'
import { contextOf, isProse } from './unit-context.js'

const FIELD = 'rollback.option'

/** `No rollback is possible`: whatever else is written, there is no way back. */
export function detectDeniedRollback(units: readonly Unit[], reading: Reading, into: Collected): void {
  const book = reading.vocabulary.says('types')
  for (const unit of units) {
    if (!isProse(unit) || unit.quoted || unit.text.length > LONGEST) continue
    const said = book.find(unit.text)
    if (!said.has('closed') && !said.has('closed-later')) continue
    const { scope } = contextOf(unit, reading)
    if (scope.aside || scope.forbidden || scope.example || scope.template || unit.checked === false) continue
    if (!said.has('of-this') && !isOfTheWhole(unit.section, reading)) continue
    if (said.has('closed')) state(into, FIELD, false, unit, unit.span)
    state(into, 'rollback.hazards', ['irreversible'], unit, unit.span)
  }
}

/** Whoever denies does it shortly. */
const LONGEST = 160

/** Above the first chapter, or in the chapter on the rollback: elsewhere it is said of a part. */
function isOfTheWhole(section: Section, { vocabulary, outline }: Reading): boolean {
  const top = outline.sections.find(({ type }) => type === 'heading')
  for (const one of nearOf(section)) {
    if (one.type === 'root' || one === top) return true
    if (one.type === 'heading') return vocabulary.says('types').find(one.title).has('of-the-whole')
    if (vocabulary.says('scope').find(one.title).has('condition')) return false
  }
  return false
}
