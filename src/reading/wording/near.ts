import type { Hit, Hits } from './phrases.js'

/** The hits of a class in order. */
export const hitsOf = (hits: Hits, name: string): readonly Hit[] => hits.all.filter((hit) => hit.name === name)

/** Letters stand before it: it does not open its text. */
export const opens = (text: string, hit: Hit): boolean => !/[\p{L}\p{N}]/u.test(text.slice(0, hit.from))

/** The hit of a class that ends at most so many characters before a place, with none of `stop` between. */
export function shortlyBefore(
  text: string,
  hits: Hits,
  name: string,
  at: number,
  most: number,
  stop: RegExp,
): Hit | undefined {
  return hits.all.findLast(
    (hit) => hit.name === name && hit.to <= at && at - hit.to <= most && !stop.test(text.slice(hit.to, at)),
  )
}

/** A text with every given stretch of it blank, all else in its place. */
export function blanked(text: string, hits: readonly Hit[]): string {
  let rest = ''
  let at = 0
  for (const { from, to } of hits) {
    if (to <= at) continue
    const begin = Math.max(from, at)
    rest += text.slice(at, begin) + ' '.repeat(to - begin)
    at = to
  }
  return rest + text.slice(at)
}
