import type { Document, Item, ItemType, Mention } from '../../model/index.js'
import { keyPlace } from '../answers/pointers.js'
import type { Collected, Reading } from '../collected.js'
import { isCrossedOut } from '../structure/struck.js'
import type { Section } from '../structure/unit.js'
import { ownAnswer, type Said } from './answer.js'
import type { DeclaredOfItem } from './declared.js'
import { columnsOf, type Label, labelsOf } from './labels.js'
import { mentionsOf } from './mentions.js'
import { type Pointers, pointersInto, saidAt } from './pointed.js'

/** Adds to what a document lists the facts that are declared for things of its type. */
export function readOwnOfItems(
  document: Document,
  own: ReadonlyMap<ItemType, readonly DeclaredOfItem[]>,
  reading: Reading,
  into: Collected,
): void {
  const pointers = document.data ? pointersInto(document.data) : null
  let places: ReturnType<typeof labelsByPlace> | null = null
  for (const [index, item] of into.items.entries()) {
    const declared = own.get(item.type)
    if (!declared) continue
    const isKeyed = pointers !== null && item.where.startsWith('/')
    if (!isKeyed && document.format !== 'markdown') continue
    places ??= labelsByPlace(reading)
    const { line, column } = item.span
    const labels = isKeyed ? [] : [...(places.get(`${line}:${column}`) ?? []), ...(places.get(`${line}`) ?? [])]
    const mentions = declared.flatMap(({ fact, keys, columns }): readonly Mention[] => {
      const said = isKeyed
        ? keys.flatMap((key) => atKey(item, key, pointers, fact, reading))
        : labels.filter(({ key }) => columns.includes(key)).map((label) => atLabel(label, fact, reading))
      return mentionsOf(fact, said, into, reading.vocabulary).map((mention) => ({ ...mention, where: item.where }))
    })
    if (mentions.length > 0) into.items[index] = { ...item, mentions: [...item.mentions, ...mentions] }
  }
}

function atKey(item: Item, key: string, pointers: Pointers, fact: DeclaredOfItem['fact'], reading: Reading) {
  const { found } = pointers.at(`${item.where}/${keyPlace(key)}`)
  return found ? saidAt(found, fact, reading.vocabulary) : []
}

function atLabel({ text, span, unit, box }: Label, fact: DeclaredOfItem['fact'], reading: Reading): Said {
  const where = unit.section.where
  if (unit.checked === false && unit.pair === undefined) return { state: 'unfilled', span, where }
  if (box === true && fact.type === 'boolean') return { state: 'stated', value: true, span, where }
  return { ...ownAnswer(fact, text, reading.vocabulary), span, where }
}

/** Columns of rows by the place of the row, and labels by the line of what they stand below. */
function labelsByPlace(reading: Reading): ReadonlyMap<string, readonly Label[]> {
  const { outline, vocabulary } = reading
  const places = new Map<string, Label[]>()
  for (const unit of outline.units) {
    if (unit.pointer !== undefined || unit.quoted || unit.language !== null || isCrossedOut(unit)) continue
    add(`${unit.span.line}:${unit.span.column}`, columnsOf(unit, vocabulary))
    const isBelow = ENTRIES.has(unit.section.type)
    if (isBelow) add(`${unit.section.span.line}`, labelsOf(unit, vocabulary))
    // A later line or paragraph of a list's item, which opens no section.
    const line = unit.entry?.span.line
    if (line !== undefined && line !== unit.span.line && !(isBelow && line === unit.section.span.line))
      add(`${line}`, labelsOf(unit, vocabulary))
  }
  return places

  function add(place: string, labels: readonly Label[]): void {
    if (labels.length === 0) return
    const known = places.get(place)
    if (known) known.push(...labels)
    else places.set(place, [...labels])
  }
}

const ENTRIES: ReadonlySet<Section['type']> = new Set(['item', 'heading', 'line'])
