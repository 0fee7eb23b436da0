import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Section, Unit } from '../structure/unit.js'
import { outsideNames } from '../wording/apart.js'
import { detectDeniedRollback } from './denied-rollback.js'
import { contextOf, isProse, oneLine, saidBy } from './unit-context.js'

/** What makes a rollback unsafe. */
const HAZARDS = ['schema-changed', 'data-mutated', 'version-skew', 'external-effect']

/** A rollback that redeploys is one of code, whether or not it says so. */
const TYPE_OF: ReadonlyMap<string, string> = new Map([
  ['deploy', 'code'],
  ['traffic', 'traffic'],
  ['configuration', 'configuration'],
  ['feature-flag', 'feature-flag'],
  ['database', 'data'],
  ['infrastructure', 'infrastructure'],
])

/** `This release drops the column orders.total`, wherever it is said. */
function hazardOfRelease(unit: Unit, reading: Reading): string | null {
  const said = reading.vocabulary.says('types').find(unit.text)
  const does = said.first('release-does')
  if (!does || said.has('no') || reasonAgainst(unit, reading.scopes, does.to)) return null
  const words = reading.scopes.words(unit)
  if (words.has('reversible')) return null
  return words.has('changesSchema') ? 'schema-changed' : words.has('changesData') ? 'data-mutated' : null
}

/** Which kinds of rollback a document names, when rollback is unsafe, and the way forward instead. */
export function detectTypes(units: readonly Unit[], reading: Reading, into: Collected): void {
  const spec = reading.catalogue.get('rollback.types')
  if (!spec) return
  detectDeniedRollback(units, reading, into)
  const book = reading.vocabulary.says('types')
  for (const unit of units) {
    if (!isProse(unit)) continue
    const hazard = hazardOfRelease(unit, reading)
    if (hazard) state(into, 'rollback.hazards', [hazard], unit, unit.span)
    const { rollback, scope } = contextOf(unit, reading)
    if (!rollback || scope.aside || unit.checked === false) continue
    const said = outsideNames(unit.text, book.find(unit.text))
    const isUnsafe = said.has('unsafe') || book.find(unit.section.title).has('unsafe')
    const mayTell = isUnsafe || unit.pair || said.has('speaks-of-kinds') || said.has('forward')
    if (!mayTell || said.has('closed') || reasonAgainst(unit, reading.scopes, 0)) continue
    const labelled = unit.pair && isStrategy(unit, reading) ? enumerated(spec, unit.pair.label, reading.vocabulary) : []
    if (labelled.length > 0) state(into, 'rollback.types', labelled, unit, unit.span)
    const types = said.has('speaks-of-kinds') ? enumerated(spec, unit.text, reading.vocabulary) : []
    if (types.length > 0) state(into, 'rollback.types', types, unit, unit.span)
    if (said.has('unsafe')) state(into, 'rollback.unsafeWhen', [oneLine(unit.text)], unit, unit.span)
    if (said.has('forward')) state(into, 'rollback.forwardFix', [oneLine(unit.text)], unit, unit.span)
    if (!isUnsafe) continue
    for (const hazard of HAZARDS.filter((name) => said.has(name)))
      state(into, 'rollback.hazards', [hazard], unit, unit.span)
  }
  const strategies = strategiesIn(units, reading)
  for (const section of reading.outline.sections) {
    if (section.type === 'key' || section.type === 'comment') continue
    const scope = reading.scopes.of(section)
    const isNamed = scope.words.has('rollback') || strategies.has(section)
    if (!isNamed || scope.forbidden || scope.aside) continue
    const types = enumerated(spec, section.title, reading.vocabulary)
    if (types.length > 0) state(into, 'rollback.types', types, { section }, section.span)
  }
  for (const item of into.items) {
    const type = item.type === 'action' ? TYPE_OF.get(String(item.mentions[0]?.value)) : undefined
    if (type)
      into.mentions.push({
        field: 'rollback.types',
        state: 'stated',
        value: [type],
        span: item.span,
        where: item.where,
        by: 'reading',
      })
  }
}

/** An entry on a list of strategies that says something: `Data: reindex from the event log`. */
const isStrategy = (unit: Unit, { vocabulary }: Reading): boolean =>
  vocabulary.says('types').find(unit.section.title).has('strategies') && !isUnfilled(saidBy(unit), vocabulary)

/** The chapters of a strategy that say something: `### Feature flags` below `## Strategy`. */
function strategiesIn(units: readonly Unit[], { vocabulary }: Reading): ReadonlySet<Section> {
  const book = vocabulary.says('types')
  const found = new Set<Section>()
  for (const unit of units) {
    const { section } = unit
    const { type, parent } = section
    if (type !== 'heading' || !parent || found.has(section) || !book.find(parent.title).has('strategies')) continue
    if (!isUnfilled(saidBy(unit), vocabulary)) found.add(section)
  }
  return found
}
