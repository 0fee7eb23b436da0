import { type Unit, unitOf } from './unit.js'

/** A number with its unit, exactly: `numerator / denominator` of the smallest unit of its family. */
interface Quantity {
  readonly numerator: bigint
  readonly denominator: bigint
  readonly family: string
}

const FORM = /^([+-]?)(\d{1,15})(?:\.(\d{1,15}))?(?!\d)\s*(.*)$/s
const LONGEST = 100

/** What a quantity may look like, for messages. */
export const QUANTITY_FORMS = 'such as 35 %, 512 MiB, 200 ms, 5 req/s or 3 replicas'

/** Whether this is a number with at most one unit: no range, no condition, no second number. */
export function isQuantity(text: string): boolean {
  return parse(text) !== null
}

/**
 * Negative, 0 or positive as `a` is less than, equal to or more than `b`; null where one of them is no quantity or
 * their units measure different things. Compared exactly: 0.3 % is 3 per mille.
 */
export function compareQuantities(a: string, b: string): number | null {
  const [left, right] = [parse(a), parse(b)]
  if (!left || !right || left.family !== right.family) return null
  const difference = left.numerator * right.denominator - right.numerator * left.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function parse(text: string): Quantity | null {
  const parts = text.length > LONGEST ? null : FORM.exec(text.trim())
  if (!parts) return null
  const [, sign = '', whole = '', fraction = '', word = ''] = parts
  const unit = unitOf(word)
  if (!unit) return null
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n)
  return scaled(digits, 10n ** BigInt(fraction.length), unit)
}

function scaled(numerator: bigint, denominator: bigint, { family, times, per }: Unit): Quantity {
  return { numerator: numerator * times, denominator: denominator * per, family }
}
