import type { Fact, Release } from '../../model/index.js'

/**
 * Whether a plan speaks of the component that an incident names: in what it calls its release or its parts, or anywhere
 * else that was read of it. Null where the incident names none, or the plan names nothing.
 */
export function componentKnown(component: Fact | undefined, plan: Release | null): boolean | null {
  if (component?.state !== 'stated' || !plan) return null
  const words = wordsOf(String(component.value))
  if (words.length === 0) return null
  const mentions = [...plan.mentions, ...plan.items.flatMap((item) => item.mentions)]
  if (!mentions.some(({ field }) => NAMES.has(field))) return null
  const texts = mentions.flatMap(({ field, value }) => {
    const said = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
    return said.map((text) => ({ isName: NAMES.has(field), words: wordsOf(text) }))
  })
  return texts.some((text) => holds(text.words, words) || (text.isName && holds(words, text.words)))
}

/** What a plan calls the things that it ships. */
const NAMES: ReadonlySet<string> = new Set(['release.name', 'release.components', 'component.name', 'change.component'])

/** `storefront-web` and `Storefront web` are one. */
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Whether some words stand in others, one behind the other. */
function holds(text: readonly string[], words: readonly string[]): boolean {
  return words.length > 0 && ` ${text.join(' ')} `.includes(` ${words.join(' ')} `)
}
