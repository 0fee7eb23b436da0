/** A moment as ISO 8601 has it, in UTC, or null. A date alone is the start of that day in UTC; a time without a zone is UTC. */
export function momentIn(text: string): string | null {
  const iso = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : /T[\d:.]+$/.test(text) ? `${text}Z` : text
  const time = /^\d{4}-\d\d-\d\dT/.test(iso) ? Date.parse(iso) : Number.NaN
  // 30 February rolls over to March: a day that changes when it is written back does not exist.
  const isDay = !Number.isNaN(time) && new Date(iso.slice(0, 10)).toISOString().startsWith(iso.slice(0, 10))
  return isDay ? new Date(time).toISOString() : null
}
