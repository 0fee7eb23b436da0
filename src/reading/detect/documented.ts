import type { Mention } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import type { Unit } from '../structure/unit.js'
import { titlesAbove } from './titles-above.js'
import { oneLine, saidBy } from './unit-context.js'

/** Classes of `says/runbook.yaml` by the fact of a record that they state. */
const PARTS = [
  ['record.timeline', 'timeline'],
  ['record.component', 'systems'],
  ['record.resolution', 'resolution'],
  ['record.lessons', 'lessons'],
] as const

/** What a record documents under headings of its own, beside its labels. */
export function detectDocumented(units: readonly Unit[], reading: Reading, into: Collected): void {
  const index = into.items.findIndex(({ type }) => type === 'record')
  const item = into.items[index]
  if (!reading.past || !item) return
  const titles = titlesAbove(reading.vocabulary.says('runbook'))
  const labelled = new Set(item.mentions.map(({ field }) => field))
  const said = new Set<string>()
  const more: Mention[] = []
  for (const unit of units) {
    const text = oneLine(unit.text)
    if (text === '' || isUnfilled(saidBy(unit), reading.vocabulary)) continue
    for (const [field, name] of PARTS) {
      if (labelled.has(field) || said.has(field) || !titles(unit.section).has(name)) continue
      said.add(field)
      const value = field === 'record.component' ? text : [text]
      more.push({ field, state: 'stated', value, span: unit.span, where: unit.section.where, by: 'reading' })
    }
  }
  into.items[index] = { ...item, mentions: [...item.mentions, ...more] }
}
