import canonicalize from 'canonicalize'

/** Deeper than this nothing of ours is. A text nested on purpose would exhaust the stack. */
const DEEPEST = 200

/**
 * JSON as RFC 8785 writes it: sorted keys, no spaces, one way to write a number. The same data is the same bytes, so
 * that a digest or a signature of it means something.
 *
 * @throws {TypeError} naming the place, where the value has no such text: NaN, infinities, `undefined`, half of a
 * surrogate pair, a Map or another object that is no plain data, a circle, or more than 200 levels.
 */
export function canonicalText(value: unknown): string {
  refuseOthers(value, '', 0)
  // The package exports a function; its types say that it exports a module with one.
  return (canonicalize as unknown as (input: unknown) => string)(value)
}

function refuseOthers(value: unknown, place: string, depth: number): void {
  if (depth > DEEPEST) throw refusal(place, `is deeper than ${DEEPEST} levels`)
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'string') refuseHalves(value, place)
  else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusal(place, `is ${value}`)
  } else if (Array.isArray(value)) {
    // By index, because a loop over the entries would pass over holes.
    for (let at = 0; at < value.length; at++) refuseOthers(value[at], `${place}/${at}`, depth + 1)
  } else if (typeof value === 'object' && isPlain(value)) {
    for (const [key, one] of Object.entries(value)) {
      refuseHalves(key, place)
      refuseOthers(one, `${place}/${key}`, depth + 1)
    }
  } else throw refusal(place, `is no JSON but ${typeof value === 'object' ? 'another kind of object' : typeof value}`)
}

/** Nothing with a `toJSON` of its own and no Map, whose entries would be lost without a word. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

function refuseHalves(text: string, place: string): void {
  if (/\p{Surrogate}/u.test(text)) throw refusal(place, 'holds half of a surrogate pair')
}

function refusal(place: string, is: string): TypeError {
  return new TypeError(`There is no canonical JSON for this: ${place === '' ? 'the value' : place} ${is}.`)
}
