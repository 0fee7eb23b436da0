import type { Block, Table } from '../../model/index.js'
import { answer, type Collected, type Reading, unread } from '../collected.js'
import { wholeValue } from '../own/values.js'
import type { ListEntry, Unit } from '../structure/unit.js'
import { classOf, howOf, questionsIn } from './questions.js'

/**
 * Reads what a Markdown text says once more of a question that it has answered, in whatever shape: `Was the schema
 * changed? Yes.` Where that is another answer, nobody knows which of the two is so.
 */
export function readRestated(
  units: readonly Unit[],
  blocks: readonly Block[],
  reading: Reading,
  into: Collected,
): void {
  const said = units.filter(({ pointer, language }) => pointer === undefined && language === null)
  readBelow(said, reading, into)
  for (const { name } of questionsIn(reading)) {
    const known = into.mentions.filter(({ field }) => field === name || field === howOf(name))
    const lines = new Set(known.map(({ span }) => span.line))
    const answers = known.filter(({ field, state }) => field === name && state === 'stated')
    if (answers.length === 0) continue
    const differs = (value: boolean | null) => answers.some((one) => one.value !== value)
    for (const [index, unit] of said.entries()) {
      if (lines.has(unit.span.line)) continue
      const told = toldOf(name, unit, said[index + 1], reading)
      if (told !== undefined && differs(told))
        unread(into, name, unit.text, { span: unit.span, where: unit.section.where })
    }
    for (const { header, span } of tablesIn(blocks)) {
      const [label = '', value = ''] = header.map(({ text }) => text.text.trim())
      const told = wholeValue('boolean', value, reading.vocabulary)
      if (isAbout(name, label, reading) && told !== null && differs(told === true))
        unread(into, name, `${label} ${value}`, { span, where: '' })
    }
  }
}

const isAbout = (name: string, text: string, { vocabulary }: Reading): boolean =>
  vocabulary
    .says('incident')
    .find(text)
    .has(classOf(name) ?? '')

/** Longer texts tell a story. */
const LONGEST = 400

/** What a text says of a question: its answer, null where it leaves it open, undefined where it speaks of something else. */
function toldOf(
  name: string,
  { text, checked }: Unit,
  next: Unit | undefined,
  { vocabulary }: Reading,
): boolean | null | undefined {
  const said = vocabulary.says('incident').find(text.slice(0, LONGEST))
  const hit = said.first(classOf(name) ?? '')
  if (!hit) return undefined
  const behind = text.slice(hit.to).replace(/^[\s?:=|–—-]+/u, '')
  const value = wholeValue('boolean', behind, vocabulary)
  if (value !== null) return value === true
  if (behind === '' && checked !== null) return checked
  if (behind === '' && text.trimEnd().endsWith('?')) {
    const reply = wholeValue('boolean', next?.text ?? '', vocabulary)
    return reply === null ? null : reply === true
  }
  return !said.has('turned')
}

/** What stands below an answer in the same entry of a list says how one knows it, or takes it back. */
function readBelow(units: readonly Unit[], reading: Reading, into: Collected): void {
  const { vocabulary } = reading
  const names = new Set(questionsIn(reading).map(({ name }) => name))
  const asked = (label: string) => vocabulary.fieldsByTitle.get(vocabulary.titleKey(label)) ?? []
  const heads = new Map<ListEntry, string>()
  for (const { pair, entry } of units) {
    const field = pair && entry ? asked(pair.label).find(({ fact }) => names.has(fact)) : undefined
    if (field && entry && !heads.has(entry)) heads.set(entry, field.fact)
  }
  for (const { pair, entry, text, span, section } of units) {
    const name = entry ? (heads.get(entry) ?? (entry.outer ? heads.get(entry.outer) : undefined)) : undefined
    if (!name || (pair && asked(pair.label).length > 0)) continue
    const confirms = pair && vocabulary.says('incident').find(pair.label).has('confirms')
    const value = pair ? wholeValue('boolean', pair.value, vocabulary) : null
    if (!pair || (confirms && value === null))
      answer(into, reading, howOf(name), pair?.value ?? text, span, section.where)
    else if (!confirms) unread(into, name, text, { span, where: section.where })
  }
}

function tablesIn(blocks: readonly Block[]): readonly Table[] {
  return blocks.flatMap((block): readonly Table[] => {
    if (block.type === 'table') return [block]
    if (block.type === 'quote') return tablesIn(block.blocks)
    return block.type === 'list' ? block.items.flatMap((item) => tablesIn(item.blocks)) : []
  })
}
