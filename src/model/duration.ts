const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/**
 * A duration as people say it: `90` seconds are `1 minute 30 seconds`. With `most`, only that many of its largest units:
 * an age of `15 days 4 hours` is as exact as anybody reads it.
 */
export function durationInWords(seconds: number, most = Number.POSITIVE_INFINITY): string {
  if (!(seconds > 0)) return amount(seconds, 'second')
  let rest = seconds
  const parts = UNITS.flatMap(([unit, length]) => {
    const whole = Math.floor(rest / length)
    rest -= whole * length
    return whole > 0 ? [amount(whole, unit)] : []
  })
  const exact = Math.round(rest * 1000) / 1000
  // Who asks for the largest units wants no milliseconds beside minutes, unless nothing else is there.
  const left = most < UNITS.length && parts.length > 0 && exact >= 1 ? Math.floor(exact) : exact
  const all = [...parts, ...(left > 0 || parts.length === 0 ? [amount(left, 'second')] : [])]
  return all.slice(0, most).join(' ')
}

const amount = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`
