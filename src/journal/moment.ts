const FORM = /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(?::(\d\d(?:\.\d+)?))?(?: ?(Z|z|UTC|[+-]\d\d(?::?\d\d)?))?)?$/

/** A moment of a record. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly time: number
  /** Whether the time of day is written, and not the day alone. */
  readonly exact: boolean
}

/** A date as records write it, or null for what is none. A time without a zone is UTC, and a day begins at midnight UTC. */
export function momentIn(text: string): Moment | null {
  const [, day, clock, seconds = '00', zone = 'Z'] = FORM.exec(text.trim()) ?? []
  if (day === undefined || !isDay(day)) return null
  if (clock === undefined) return { time: Date.parse(`${day}T00:00:00Z`), exact: false }
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}` : 'Z'
  const time = Date.parse(`${day}T${clock}:${seconds}${offset}`)
  return Number.isNaN(time) ? null : { time, exact: true }
}

/** What keeps a text that has the form of a moment from being one, in words; null where it is one, or has another form. */
export function whyNoMoment(text: string): 'day' | 'time of day' | 'time zone' | null {
  const [, day, clock, seconds = '00', zone = 'Z'] = FORM.exec(text.trim()) ?? []
  if (day === undefined || clock === undefined || momentIn(text) !== null) return null
  if (!isDay(day)) return 'day'
  return Number.isNaN(Date.parse(`${day}T${clock}:${seconds}Z`)) || zone === 'Z' ? 'time of day' : 'time zone'
}

/** 30 February would roll over to March. */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
