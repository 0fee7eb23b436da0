import type { Item, Value } from '../model/index.js'

/** What an item states of a fact, or null. */
export const valueIn = (item: Item, field: string): Value =>
  item.mentions.find((mention) => mention.field === field && mention.state === 'stated')?.value ?? null
export const has = (item: Item, field: string): boolean => valueIn(item, field) !== null
export const textOf = (item: Item, field: string): string => {
  const value = valueIn(item, field)
  return value === null ? '' : String(value)
}
