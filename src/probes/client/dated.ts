import type { Answer } from './ask.js'

/**
 * From when an answer is that comes out of a cache on the way, which says how old it is. Null: from now. A sentence where
 * nobody can tell: caches that answer one after another each may say something else.
 */
export function cachedSince({ headers, from }: Answer, now: string): { readonly dated: string | null } | string {
  const age = headers.get('age')
  if (age === null) return { dated: null }
  const odd = `${from} comes out of a cache that does not say how old it is: its header \`Age\` is no number of seconds.`
  // More digits than this are centuries, and no moment.
  if (!/^\d{1,10}$/.test(age)) return odd
  const dated = momentAt(Date.parse(now) - Number(age) * 1000)
  return dated === null ? odd : { dated: Number(age) === 0 ? null : dated }
}

/** A moment as ISO 8601 has it, with its time and zone, in UTC. Null for what is none. */
export function momentOf(text: string): string | null {
  const [, day = ''] = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/.exec(text) ?? []
  // 30 February rolls over to March, and is no day.
  const isDay = momentAt(Date.parse(`${day}T00:00:00Z`))?.startsWith(day) ?? false
  return isDay ? momentAt(Date.parse(text)) : null
}

/** Milliseconds since 1970 as ISO 8601; null where that is no moment. */
export function momentAt(milliseconds: number): string | null {
  const moment = new Date(milliseconds)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}
