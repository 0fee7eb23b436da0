import type { Item, Mention } from '../../model/index.js'
import { type Collected, type Reading, shortened } from '../collected.js'
import { oneLine } from '../detect/unit-context.js'
import { isUnfilled } from '../placeholders.js'
import { marksFrom } from '../structure/prose.js'
import { chainOf, type ListEntry, type Section, type Unit } from '../structure/unit.js'
import { columnOf } from './columns.js'
import { nameOf } from './names.js'
import type { PartSection, Parts } from './parts.js'

/** The states in which a procedure can end: headings, bold lines, list entries or rows in its part on exit states. */
export function detectExits(units: readonly Unit[], parts: Parts, reading: Reading, into: Collected): void {
  const states = new Map<
    Section | Unit,
    { readonly name: string; readonly mentions: Mention[]; readonly at: Section | Unit }
  >()
  const begun = new Map<ListEntry, Section | Unit>()
  const open = (at: Section | Unit, written: string) => {
    const known = states.get(at)
    const name = withoutLabel(written, reading)
    if (!known && outcomeOf(name, reading)) states.set(at, { name, mentions: [], at })
    return states.get(at)
  }
  for (const section of reading.outline.sections)
    if (isBelow(section, parts) && section.type !== 'key') open(section, section.title)
  for (const unit of units) {
    const part = parts.of(unit.section)
    if (part?.part !== 'exit-states' || unit.pointer !== undefined || unit.command) continue
    const state = stateOf(unit, part)
    if (state) state.mentions.push(...said(unit, isStateItself(unit, state.at), reading))
  }
  for (const { name, mentions, at } of states.values()) keep(name, mentions, at, into)

  /** The section of a state that the unit stands in, or the unit itself where it is an entry of its own. */
  function stateOf(unit: Unit, part: PartSection) {
    for (const section of chainOf(unit.section)) {
      if (section === part.section) break
      const state = states.get(section)
      if (state) return state
    }
    const own = reading.places.itemsAt(unit.span)[0] ?? (unit.entry ? begun.get(unit.entry) : undefined)
    if (own && states.has(own)) return states.get(own)
    if (unit.entry && !begun.has(unit.entry)) begun.set(unit.entry, unit)
    const isEntry = unit.type === 'row' || unit.pair !== undefined || unit.listDepth > 0 || beginsBold(unit)
    return isEntry ? open(unit, nameIn(unit, reading)) : undefined
  }
}

function isBelow(section: Section, parts: Parts): boolean {
  const part = parts.of(section)
  return part?.part === 'exit-states' && part.section !== section
}

/** `Aborted: tell the duty manager` and `State: Aborted`. */
function nameIn({ pair, cells, text }: Unit, reading: Reading): string {
  if (pair) return columnOf('exit-state', pair.label, reading) === NAME ? pair.value : pair.label
  return cells?.[0]?.text ?? nameOf(oneLine(text))
}

/** `State: Aborted`, as a title. */
function withoutLabel(title: string, reading: Reading): string {
  const [, label, name] = /^([^:]{1,40}):\s+(\S.*)$/s.exec(title) ?? []
  return label && name && columnOf('exit-state', label, reading) === NAME ? name : title
}

const NAME = 'exitState.name'

/** `**Aborted** – tell the duty manager` */
const beginsBold = ({ prose, from }: Unit): boolean =>
  marksFrom(prose, from, from + 1).some(({ type }) => type === 'strong')

/** `Aborted: tell the duty manager`: the label names the state, it asks for nothing. */
const isStateItself = (unit: Unit, at: Section | Unit): boolean =>
  at === unit || (at.span.line === unit.span.line && at.span.column === unit.span.column)

/** What a unit says of its state: under its label, in its columns, or in its own words. */
function said(unit: Unit, isState: boolean, reading: Reading): readonly Mention[] {
  const mention = (field: string, text: string): Mention => {
    const unfilled = isUnfilled(text, reading.vocabulary)
    const value = unfilled ? null : oneLine(text)
    return {
      field,
      state: unfilled ? 'unfilled' : 'stated',
      value,
      span: unit.span,
      where: unit.section.where,
      by: 'reading',
    }
  }
  if (unit.cells) {
    return unit.cells.slice(1).flatMap((cell) => {
      const field = columnOf('exit-state', cell.header, reading)
      return field && field !== 'exitState.name' ? [mention(field, cell.text)] : []
    })
  }
  const labelled = unit.pair ? columnOf('exit-state', unit.pair.label, reading) : null
  const book = reading.vocabulary.says('procedure')
  if (labelled && labelled !== 'exitState.name') {
    const value = unit.pair?.value ?? ''
    // `Required action: fix forward; inform stakeholders` names them too.
    const tells = book.find(value).has('exit-notify') && reading.vocabulary.words.find(value).has('role')
    const also = labelled === 'exitState.action' && tells ? [mention('exitState.notify', value)] : []
    return [mention(labelled, value), ...also]
  }
  // Of a label that asks for something else, such as `Reason:`, the value is no answer.
  if (unit.pair && !isState) return []
  const text = unit.pair?.value ?? unit.text
  const words = book.find(text)
  return [
    ...(words.has('exit-notify') ? [mention('exitState.notify', text)] : []),
    ...(words.has('exit-action') ? [mention('exitState.action', text)] : []),
  ]
}

/** The one of the four states that a name means; the first word that says so. */
function outcomeOf(name: string, { vocabulary }: Reading): string | null {
  const hits = vocabulary.values.get('exitState.outcome')?.find(name).all ?? []
  return hits.toSorted((a, b) => a.from - b.from)[0]?.name ?? null
}

function keep(written: string, mentions: readonly Mention[], at: Section | Unit, into: Collected): void {
  const name = written.replace(/^[^\p{L}\p{N}]+/u, '')
  const where = 'section' in at ? at.section.where : at.where
  const own: Mention = { field: 'exitState.name', state: 'stated', value: name, span: at.span, where, by: 'reading' }
  into.items.push({ type: 'exit-state', label: shortened(name), mentions: [own, ...mentions], span: at.span, where })
}

/** Adds to each state which of the four it is. */
export function withOutcome(item: Item, reading: Reading): Item {
  const name = item.mentions.find(({ field, state }) => field === 'exitState.name' && state === 'stated')
  const value = name ? outcomeOf(String(name.value), reading) : null
  return name && value
    ? { ...item, mentions: [...item.mentions, { ...name, field: 'exitState.outcome', value }] }
    : item
}
