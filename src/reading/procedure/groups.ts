import type { Item, Mention } from '../../model/index.js'
import type { StepSection } from './step-sections.js'

/** Steps that follow each other: those of one list, or headings beside each other. */
export interface StepGroup {
  readonly steps: readonly Item[]
}

/** The groups of all steps of a document, in order. */
export function groupsOf(items: readonly Item[], headed: ReadonlyMap<Item, StepSection>): readonly StepGroup[] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    if (item.type !== 'step') continue
    const key = keyOf(item, headed.get(item))
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()].map((steps) => ({ steps }))
}

function keyOf({ where }: Item, heading: StepSection | undefined): string {
  if (heading) return `heading ${heading.group}`
  return where.startsWith('/') ? where.slice(0, where.lastIndexOf('/')) : where
}

/** What an item states for a field. */
export const statedIn = (item: Item, field: string): readonly Mention[] =>
  item.mentions.filter((mention) => mention.field === field && mention.state === 'stated')

/** The first text that an item states for a field. */
export function textIn(item: Item, field: string): string {
  const [mention] = statedIn(item, field)
  return mention === undefined ? '' : String(mention.value)
}

/** Every text of a list that an item states, with its mention. */
export function textsIn(item: Item, field: string): readonly (readonly [text: string, mention: Mention])[] {
  return statedIn(item, field).flatMap((mention) =>
    (Array.isArray(mention.value) ? (mention.value as readonly string[]) : [String(mention.value)]).map(
      (text) => [text, mention] as const,
    ),
  )
}

/** How a step is called in a message: by its number where it has one. */
export function calledIn(item: Item): string {
  const number = textIn(item, 'step.number')
  return number ? `step ${number}` : `"${item.label}"`
}
