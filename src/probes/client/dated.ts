import type { Answer } from './ask.js'

/** From when an answer is that comes out of a cache on the way, which says how old it is. Null: from now. */
export function cachedSince({ headers }: Answer, now: string): string | null {
  const age = headers.get('age') ?? ''
  // More digits than this are centuries, and no moment.
  return /^\d{1,10}$/.test(age) && age !== '0' ? momentAt(Date.parse(now) - Number(age) * 1000) : null
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
