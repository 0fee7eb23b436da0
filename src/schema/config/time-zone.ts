import { type Near, nearest } from '../nearest-word.js'

/** Whether days can be counted in it: an IANA name, whatever its case. Bare offsets are none, since they know no summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The name of a zone that was probably meant. People leave out the part of the world: `Berlin` is `Europe/Berlin`. */
export function nearestTimeZone(name: string): string | null {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  const cities = new Map(known.map((zone) => [zone.slice(zone.lastIndexOf('/') + 1), zone]))
  const [whole, city] = [nearest(name, known), nearest(name, cities.keys())]
  if (city && isNearer(city, whole)) return cities.get(city.word) ?? null
  return whole?.word ?? null
}

const isNearer = (one: Near, other: Near | null): boolean => other === null || one.distance < other.distance
