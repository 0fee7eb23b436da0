const PART = /(\d{1,5}) ?([a-z]+) ?/y
const SECONDS: ReadonlyMap<string, number> = new Map([
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
])

/** Seconds of `10s`, `1h30m` or `7 days`; null where it is no such thing, which `conform` reports. */
export function secondsOf(written: string): number | null {
  let seconds = 0
  PART.lastIndex = 0
  while (PART.lastIndex < written.length) {
    const part = PART.exec(written)
    const unit = SECONDS.get(part?.[2]?.charAt(0) ?? '')
    if (!part || unit === undefined) return null
    seconds += Number(part[1]) * unit
  }
  return written === '' ? null : seconds
}
