const UNITS: readonly (readonly [unit: RegExp, seconds: number])[] = [
  [/^(?:d|days?)$/, 86_400],
  [/^(?:h|hrs?|hours?)$/, 3600],
  [/^(?:m|mins?|minutes?)$/, 60],
  [/^(?:s|secs?|seconds?)$/, 1],
]
const PART = /(\d{1,9}(?:\.\d{1,6})?) ?([a-z]+),? ?/y
const ISO = /^pt(?=\d)(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/

/** Seconds of `9m`, `4 minutes 30 seconds` or `PT9M`; null where it is something else. */
export function durationIn(text: string): number | null {
  const written = text.trim().toLowerCase()
  const [whole, hours = '0', minutes = '0', seconds = '0'] = ISO.exec(written) ?? []
  if (whole !== undefined) return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  let sum = 0
  PART.lastIndex = 0
  while (PART.lastIndex < written.length) {
    const part = PART.exec(written)
    const [, length] = UNITS.find(([unit]) => unit.test(part?.[2] ?? '')) ?? []
    if (!part || length === undefined) return null
    sum += Number(part[1]) * length
  }
  return written === '' ? null : sum
}
