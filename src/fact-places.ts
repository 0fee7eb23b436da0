import type { Config } from './model/index.js'
import { vocabularyFor } from './own-vocabulary.js'

/** Where documents state a fact, as pages tell it: `at` are JSON pointers, `titles` the labels and titles in Markdown. */
export interface FactPlaces {
  readonly at: readonly string[]
  readonly titles: readonly string[]
}

/** The places of all facts that have any, by the vocabulary of a config. `*` in a pointer is an entry of a list. */
export function factPlaces(config: Config): ReadonlyMap<string, FactPlaces> {
  const { fields, items } = vocabularyFor(config).vocabulary
  const places = new Map<string, { at: Set<string>; titles: Set<string> }>()
  const add = (fact: string, at: string | undefined, titles: readonly string[]) => {
    const known = places.get(fact) ?? { at: new Set(), titles: new Set() }
    places.set(fact, known)
    if (at !== undefined) known.at.add(at)
    for (const title of titles) known.titles.add(title)
  }
  for (const { fact, at, titles } of fields) add(fact, at, titles)
  for (const { at, columns } of items)
    for (const [fact, { key, titles }] of Object.entries(columns)) add(fact, `${at}/*/${key}`, titles)
  return new Map([...places].map(([fact, { at, titles }]) => [fact, { at: [...at], titles: [...titles] }]))
}
