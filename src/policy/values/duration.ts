const UNITS: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['sec', 1],
  ['second', 1],
  ['m', 60],
  ['min', 60],
  ['minute', 60],
  ['h', 3600],
  ['hr', 3600],
  ['hour', 3600],
  ['d', 86_400],
  ['day', 86_400],
  ['w', 604_800],
  ['week', 604_800],
])

const PART = /(\d{1,9}(?:\.\d{1,6})?)\s*([a-z]+)\s*/y
const ISO = /^p(?:(\d{1,9})w)?(?:(\d{1,9})d)?(?:t(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9}(?:\.\d{1,6})?)s)?)?$/
const ISO_SECONDS = [604_800, 86_400, 3600, 60, 1]

/** What a duration may look like, for messages. */
export const DURATION_FORMS = 'such as 5m, 90s, 1h30m, 2 days or PT5M'

/**
 * Seconds of `5m`, `90s`, `1h30m`, `2 days` or ISO 8601 `PT5M`; null where it is no duration.
 * A bare number has no unit and is none, except 0. Months and years have no fixed length and are none either.
 */
export function parseDuration(text: string): number | null {
  const written = text.trim().toLowerCase()
  if (written === '0') return 0
  return written.startsWith('p') ? fromIso(written) : fromUnits(written)
}

function fromIso(written: string): number | null {
  const parts = ISO.exec(written)?.slice(1)
  if (!parts || written.endsWith('t') || parts.every((part) => part === undefined)) return null
  return parts.reduce((sum, part, index) => sum + Number(part ?? 0) * (ISO_SECONDS[index] as number), 0)
}

function fromUnits(written: string): number | null {
  let seconds = 0
  let smallest = Number.POSITIVE_INFINITY
  PART.lastIndex = 0
  while (PART.lastIndex < written.length) {
    const part = PART.exec(written)
    const unit = part && unitOf(part[2] as string)
    // Units fall from left to right, each once: `5m 1h` and `5m5m` are slips, not durations.
    if (!part || !unit || unit >= smallest) return null
    smallest = unit
    seconds += Number(part[1]) * unit
  }
  return Number.isFinite(smallest) ? seconds : null
}

function unitOf(word: string): number | undefined {
  return UNITS.get(word) ?? (word.length > 2 && word.endsWith('s') ? UNITS.get(word.slice(0, -1)) : undefined)
}
