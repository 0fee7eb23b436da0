import type { Item, Mention, Value } from '../../model/index.js'
import { enumerated } from '../answers/convert.js'
import type { Collected, Reading } from '../collected.js'
import { chainOf, type Section, type Unit } from '../structure/unit.js'
import { isProse, oneLine } from './unit-context.js'

/** What stands around a change of a database and makes it a considered one. */
interface Guards {
  approval: string | null
  dataLoss: boolean
}

/** Adds to every change of a database how it goes back, whose approval it needs, and whether lost data is spoken of. */
export function guardActions(units: readonly Unit[], reading: Reading, into: Collected): void {
  const acts = into.items.filter((item) => isDatabase(item))
  if (acts.length === 0) return
  const around = guardsAround(units, reading)
  const homes = new Map(reading.outline.sections.map((section) => [section.where, homeOf(section)]))
  const method = reading.catalogue.get('action.method')
  into.items.forEach((item, index) => {
    if (!isDatabase(item)) return
    const said = item.mentions.map(({ value }) => String(value)).join(' ')
    const guards = around.get(homes.get(item.where) ?? homeOfPointer(item.where))
    const named = method ? enumerated(method, said, reading.vocabulary) : []
    const like = item.mentions[0] as Mention
    const more: Mention[] = []
    const add = (field: string, value: Value) => more.push({ ...like, field, state: 'stated', value })
    // Of both, the one that loses more.
    add('action.method', named.includes('restore') ? 'restore' : (named[0] ?? 'other'))
    if (guards?.approval) add('action.approval', guards.approval)
    if (guards?.dataLoss) add('action.dataLoss', true)
    into.items[index] = { ...item, mentions: [...item.mentions, ...more] }
  })
}

const isDatabase = (item: Item): boolean =>
  item.type === 'action' && item.mentions.some(({ field, value }) => field === 'action.effect' && value === 'database')

function guardsAround(units: readonly Unit[], reading: Reading): ReadonlyMap<string, Guards> {
  const book = reading.vocabulary.says('database')
  const around = new Map<string, Guards>()
  const note = (home: string, text: string) => {
    const hits = book.find(text)
    const guards = around.get(home) ?? { approval: null, dataLoss: false }
    if (hits.has('approval')) guards.approval ??= oneLine(text)
    if (hits.has('data-loss')) guards.dataLoss = true
    around.set(home, guards)
  }
  for (const unit of units) {
    const said = unit.pair && unit.pointer !== undefined ? `${unit.pair.label}: ${unit.text}` : unit.text
    if (isProse(unit) || unit.section.type === 'comment') note(homeOf(unit.section), said)
  }
  for (const section of reading.outline.sections) if (section.type !== 'root') note(homeOf(section), section.title)
  return around
}

/** The heading that something stands under, or the entry of a list of data. */
function homeOf(section: Section): string {
  if (section.type === 'key') return homeOfPointer(section.where)
  for (const one of chainOf(section)) if (one.type === 'heading' || one.type === 'root') return one.where
  return section.where
}

const homeOfPointer = (pointer: string): string => /^.*?\/\d+(?=\/|$)/.exec(pointer)?.[0] ?? pointer
