import type { Hit, Hits } from './phrases.js'

/**
 * The first hit of a class that shares no word with a hit of another, `who`, but not in `the person who`, and that fits.
 * Hits stand in order, so one look along both is enough.
 */
export function apart(hits: Hits, name: string, exception: string, fits?: (hit: Hit) => boolean): Hit | undefined {
  if (!hits.has(name)) return undefined
  const exceptions = hits.all.filter((hit) => hit.name === exception)
  let next = 0
  for (const hit of hits.all) {
    if (hit.name !== name) continue
    while (next < exceptions.length && (exceptions[next] as Hit).to <= hit.from) next++
    const other = exceptions[next]
    if ((!other || other.from >= hit.to) && (!fits || fits(hit))) return hit
  }
  return undefined
}

/** The first hit of a class that begins at a place or behind it. */
export const firstFrom = (hits: Hits, name: string, from: number): Hit | undefined =>
  hits.all.find((hit) => hit.name === name && hit.from >= from)

/** A text without every hit of a class. */
export function leftOver(text: string, hits: Hits, name: string): string {
  let rest = ''
  let from = 0
  for (const hit of hits.all.filter((one) => one.name === name)) {
    if (hit.from > from) rest += text.slice(from, hit.from)
    from = Math.max(from, hit.to)
  }
  return (rest + text.slice(from)).trim()
}

/** Without the hits that are a part of a name: `manager` of `cpu_manager_errors`. */
export function outsideNames(text: string, hits: Hits): Hits {
  const { all } = hits
  if (!text.includes('_')) return hits
  const kept = all.filter(({ from, to }) => text[from - 1] !== '_' && text[to] !== '_')
  return {
    all: kept,
    has: (name) => kept.some((hit) => hit.name === name),
    first: (name) => kept.find((hit) => hit.name === name),
  }
}
