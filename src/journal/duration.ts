const UNITS: ReadonlyMap<string, number> = new Map([
  ['ms', 0.001],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
  ['w', 604_800],
])

/** Seconds of a duration such as `7m`, `1 hour 30 minutes` or `PT5M`; null for a bound (`at most 5m`) and what is none. */
export function secondsIn(text: string): number | null {
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text.trim())
  if (iso) {
    const [days = 0, hours = 0, minutes = 0, seconds = 0] = iso.slice(1).map((part) => Number(part ?? 0))
    return days * 86_400 + hours * 3600 + minutes * 60 + seconds
  }
  if (text.length > 80 || !/^(?:\d+(?:[.,]\d+)? ?[a-z]+(?:,? (?:and )?)?)+$/i.test(text.trim())) return null
  let sum = 0
  for (const [, amount = '', unit = ''] of text.matchAll(/(\d+(?:[.,]\d+)?) ?([a-z]+)/gi)) {
    const word = unit.toLowerCase()
    const seconds = UNITS.get(/^(?:ms|milli)/.test(word) ? 'ms' : word.slice(0, 1))
    if (seconds === undefined) return null
    sum += Number(amount.replace(',', '.')) * seconds
  }
  return sum
}
