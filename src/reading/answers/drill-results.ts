import type { FactSpec } from '../../model/index.js'
import { isTurned } from '../upper-bounds.js'
import type { Vocabulary } from '../vocabulary.js'
import type { Hit } from '../wording/phrases.js'
import { type Answer, stated, UNREADABLE } from './answer.js'

const SUCCEEDED = 'succeeded'
const PARTIAL = 'partial'
/** A cross, a box that is not ticked. */
const CROSSED = /[❌✗✘☐]|\[ \]/u

/**
 * How a drill ended, by the words for it; null where they are a mere time. What is no clear success and no clear failure
 * cannot be told: `succeeded after a fix by hand`, `the image was gone`.
 */
export function resultIn(text: string, spec: FactSpec, vocabulary: Vocabulary): Answer | null {
  const said = vocabulary.says('drills').find(text)
  const clean = said.all.filter(({ name }) => name === 'clean')
  const isApart = (hit: Hit) => !clean.some(({ from, to }) => from <= hit.from && hit.to <= to)
  const has = (name: string) => said.all.some((hit) => hit.name === name && isApart(hit))
  const values = (vocabulary.values.get(spec.name)?.find(text).all ?? []).filter(isApart)
  const bad = [...new Set(values.map(({ name }) => name))].filter((name) => name !== SUCCEEDED)
  const isWell = has('well') || clean.length > 0
  const isDenied = has('denied')
  const [only] = bad
  if (only !== undefined && bad.length === 1 && !isDenied && (!isWell || only === PARTIAL)) return stated(only)
  if (CROSSED.test(text) || only !== undefined || isDenied || has('badly') || has('doubted')) return UNREADABLE
  if (isWell) return stated(SUCCEEDED)
  return isOnlyTime(text, vocabulary) ? null : UNREADABLE
}

/** `Outcome: no` is one, though nothing else is said by it. */
export const isRefusal = ({ name }: FactSpec, text: string, vocabulary: Vocabulary): boolean =>
  name === 'drill.outcome' && vocabulary.says('drills').find(text).has('refused')

/** `4 minutes`, `It took 4 minutes`. */
function isOnlyTime(text: string, vocabulary: Vocabulary): boolean {
  const rest = vocabulary.quantities
    .durationsIn(text)
    .toReversed()
    .reduce((left, { from, to }) => left.slice(0, from) + left.slice(to), text)
  return !/[\p{L}\p{N}]/u.test(rest) || vocabulary.says('drills').find(rest.trim()).has('only-time')
}

/** What a line on a drill tells besides its day. */
export interface Told {
  readonly result: Answer | null
  /** Seconds. */
  readonly duration: number | null
}

/** What separates the parts of a line: `2026-11-05: failed, 9 minutes`, `2026-11-05 (failed; took 9 minutes)`. */
const PARTS = /[,:;.](?=\s|$)|[()[\]]|\s[-–—]\s/u

/**
 * How a drill ended and how long it took, by a line that may tell what was rehearsed as well: only parts that are about
 * the drill itself count. `canary failed` is what was rehearsed, and so is `an outage of 30 minutes`.
 */
export function toldOfDrill(text: string, spec: FactSpec, vocabulary: Vocabulary): Told {
  const says = vocabulary.says('drills')
  const parts = text.split(PARTS).flatMap((part) => part.trim() || [])
  const results = parts.filter((part) => says.find(part).has('ended')).map((part) => resultIn(part, spec, vocabulary))
  const clear = results.flatMap((one) => (one?.state === 'stated' ? one : []))
  const worst = results.find((one) => one?.state === 'unreadable') ?? clear.find(({ value }) => value !== SUCCEEDED)
  const lengths = parts.flatMap((part) => lengthOf(part, vocabulary) ?? [])
  return { result: worst ?? clear[0] ?? null, duration: lengths.length > 0 ? Math.max(...lengths) : null }
}

/** How long a part says that it took: `9 minutes`, `failed after 9 minutes`. */
function lengthOf(part: string, vocabulary: Vocabulary): number | null {
  const [one, ...others] = vocabulary.quantities.durationsIn(part)
  if (!one || others.length > 0 || one.relative || isTurned(part, one, vocabulary)) return null
  const before = part.slice(0, one.from)
  const isBare = !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(part.slice(one.to))
  return isBare || vocabulary.says('drills').find(before).has('took') ? one.seconds : null
}
