import { type Answer, listed } from './answer.js'
import { type Place, type Side, said, thingsOf } from './joinable.js'
import { wordsOf } from './names.js'

interface Threshold extends Place {
  readonly signal: string
  readonly text: string
  /** Which way it is compared: above or below. */
  readonly way: string
  readonly value: number
  readonly unit: string
}

/** The thresholds of other documents for a signal that the plan watches with another number, each with the plan's trigger. */
export function otherThresholds(plan: Side, others: readonly Side[]): Answer {
  const ours = thresholdsOf(plan)
  const found = others.flatMap((side) => differing(ours, thresholdsOf(side)))
  return listed(found.map(([own, other]) => ({ text: other.text, places: [own, other] })))
}

/** Of a warning and an alarm on one signal either may be meant: whoever has one number of ours has ours. */
function differing(ours: readonly Threshold[], theirs: readonly Threshold[]) {
  return theirs.flatMap((one): (readonly [Threshold, Threshold])[] => {
    const same = ours.filter((own) => isComparable(own, one))
    const [first] = same
    const agrees = same.some((own) => theirs.some((other) => isComparable(one, other) && isSameValue(own, other)))
    return first && !agrees ? [[first, one]] : []
  })
}

const isComparable = (one: Threshold, other: Threshold): boolean =>
  one.signal === other.signal &&
  one.way === other.way &&
  (one.unit === other.unit || isRatioOf(one, other) || isRatioOf(other, one))

/** `0.02` of what is watched in percent is `2 %`. */
const isRatioOf = (one: Threshold, other: Threshold): boolean => one.unit === '' && one.value < 1 && other.unit === '%'

const isSameValue = (one: Threshold, other: Threshold): boolean =>
  one.value === other.value || (one.unit !== other.unit && Math.abs(percent(one) - percent(other)) < TINY)

const percent = ({ value, unit }: Threshold): number => (unit === '%' ? value : value * 100)
const TINY = 1e-9

/** `The HTTP error ratio is`: words of a sentence are no part of the name. */
const SMALL: ReadonlySet<string> = new Set(['the', 'a', 'an', 'our', 'is', 'are', 'at', 'or', 'of'])
const signalNamed = (signal: string): string =>
  wordsOf(signal)
    .filter((word) => !SMALL.has(word))
    .join(' ')

function thresholdsOf(side: Side): readonly Threshold[] {
  return thingsOf(side, 'trigger').flatMap((thing) => {
    const [signal, value] = [said(thing, 'trigger.signal'), said(thing, 'trigger.value')]
    if (typeof signal !== 'string' || typeof value !== 'number') return []
    const way = String(said(thing, 'trigger.comparator') ?? '').charAt(0)
    const text = String(said(thing, 'trigger.text') ?? thing.label)
    return [
      {
        span: thing.span,
        where: thing.where,
        signal: signalNamed(signal),
        text,
        way,
        ...measured(value, said(thing, 'trigger.unit')),
      },
    ]
  })
}

const SECONDS: ReadonlyMap<string, number> = new Map([
  ['ms', 0.001],
  ['s', 1],
  ['sec', 1],
  ['second', 1],
  ['seconds', 1],
])

/** `0.8 s` is `800 ms`. */
function measured(value: number, unit: unknown): Pick<Threshold, 'value' | 'unit'> {
  const written = typeof unit === 'string' ? unit : ''
  const scale = SECONDS.get(written)
  return scale === undefined ? { value, unit: written } : { value: Math.round(value * scale * 1e6) / 1e6, unit: 's' }
}
