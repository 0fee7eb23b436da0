import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, state } from '../collected.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { contextOf, isProse, oneLine } from './unit-context.js'

const KIND_OF_ROLLBACK =
  /\b(?:rollback|roll back|revert|back[- ]out|strategy|strategies|disable|toggle|forward[- ]fix|fix forward)\b/i
const UNSAFE =
  /\b(?:rollback (?:is|may be|would be|becomes) (?:unsafe|not safe|not the safest|risky|impossible)|unsafe to (?:roll|revert)|cannot be (?:rolled back|reverted)|do not roll back (?:if|when|after|once)|not (?:safe|possible) to (?:roll back|revert)|point of no return|rollback is not (?:possible|supported|the safest))\b/i
/** There is no way back at all, whatever else is written. */
const CLOSED =
  /\brollback is (?:not possible|impossible|not supported)(?: for (?:this|the) release)?\s*[.!]?$|\bthere is no (?:rollback|way back)\b|\b(?:cannot|can ?not|can['’]t) be rolled back\s*[.!]?$|\bno way back\b/i
const FORWARD = /\b(?:forward[- ]fix(?:es|ing)?|fix(?:ing)? forward|roll(?:ing)? forward|hotfix instead)\b/i
const HAZARDS: readonly [RegExp, string][] = [
  [
    /\bschemas? (?:has|have|had|were|was|change[sd]?|migration)|destructive migration|dropped column|contract phase/i,
    'schema-changed',
  ],
  [
    /\bdata (?:has|have|had|was|were|is|may) (?:been )?(?:permanently )?(?:mutated|changed|written|migrated|lost)|data mutation|irreversible migration|backfill/i,
    'data-mutated',
  ],
  [/\bversion skew|mixed versions|partial rollout/i, 'version-skew'],
  [
    /\bexternal systems? (?:has|have) (?:already )?processed|already (?:been )?(?:sent|processed|charged|emailed)|third[- ]part(?:y|ies) (?:has|have) received/i,
    'external-effect',
  ],
]

/** A rollback that redeploys is one of code, whether or not it says so. */
const TYPE_OF: ReadonlyMap<string, string> = new Map([
  ['deploy', 'code'],
  ['traffic', 'traffic'],
  ['configuration', 'configuration'],
  ['feature-flag', 'feature-flag'],
  ['database', 'data'],
  ['infrastructure', 'infrastructure'],
])

const CONTAINS =
  /\b(?:this|the) (?:release|change|deployment|version|upgrade)\b[^.;]*\b(?:contains?|includes?|drops?|adds?|migrates?|renames?|alters?|removes?|introduces?|deletes?|converts?|purges?)\b/i

/** `This release drops the column orders.total`, wherever it is said. */
function hazardOfRelease(unit: Unit, reading: Reading): string | null {
  const says = CONTAINS.exec(unit.text)
  if (!says || reasonAgainst(unit, reading.scopes, says.index + says[0].length) || /\bno\b/i.test(unit.text))
    return null
  const words = reading.scopes.words(unit)
  if (words.has('reversible')) return null
  return words.has('changesSchema') ? 'schema-changed' : words.has('changesData') ? 'data-mutated' : null
}

/** Which kinds of rollback a document names, when rollback is unsafe, and the way forward instead. */
export function detectTypes(units: readonly Unit[], reading: Reading, into: Collected): void {
  const spec = reading.catalogue.get('rollback.types')
  if (!spec) return
  for (const unit of units) {
    if (!isProse(unit)) continue
    const hazard = hazardOfRelease(unit, reading)
    if (hazard) state(into, 'rollback.hazards', [hazard], unit, unit.span)
    const { rollback, scope } = contextOf(unit, reading)
    if (!rollback || scope.aside || reasonAgainst(unit, reading.scopes, 0) || unit.checked === false) continue
    const types = KIND_OF_ROLLBACK.test(unit.text) ? enumerated(spec, unit.text, reading.vocabulary) : []
    if (types.length > 0) state(into, 'rollback.types', types, unit, unit.span)
    if (CLOSED.test(unit.text)) state(into, 'rollback.hazards', ['irreversible'], unit, unit.span)
    if (UNSAFE.test(unit.text)) state(into, 'rollback.unsafeWhen', [oneLine(unit.text)], unit, unit.span)
    if (FORWARD.test(unit.text)) state(into, 'rollback.forwardFix', [oneLine(unit.text)], unit, unit.span)
    for (const [pattern, hazard] of HAZARDS)
      if (pattern.test(unit.text) && UNSAFE.test(`${unit.text} ${unit.section.title}`))
        state(into, 'rollback.hazards', [hazard], unit, unit.span)
  }
  for (const section of reading.outline.sections) {
    if (section.type === 'key' || section.type === 'comment') continue
    const scope = reading.scopes.of(section)
    if (!scope.words.has('rollback') || scope.forbidden || scope.aside) continue
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
