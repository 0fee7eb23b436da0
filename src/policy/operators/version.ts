import { compareVersions, type Truth, type Value } from '../../model/index.js'
import { type Operator, pair } from './operator.js'

/** Which came first. Versions of different schemes, digests and commits have no order: the answer is unknown. */
export const VERSION: readonly Operator[] = [
  ...pair({
    names: ['versionAtLeast', 'versionLessThan'],
    factTypes: ['version'],
    operand: 'same',
    descriptions: ['The fact is this version or a later one.', 'The fact is an earlier version than this.'],
    compare: (value, expected) => ordered(value, expected, (order) => order >= 0),
  }),
  ...pair({
    names: ['versionAtMost', 'versionMoreThan'],
    factTypes: ['version'],
    operand: 'same',
    descriptions: ['The fact is this version or an earlier one.', 'The fact is a later version than this.'],
    compare: (value, expected) => ordered(value, expected, (order) => order <= 0),
  }),
]

function ordered(value: Value, expected: Value, holds: (order: number) => boolean): Truth {
  if (typeof value !== 'string' || typeof expected !== 'string') return 'unknown'
  const order = compareVersions(value, expected)
  return order === null ? 'unknown' : holds(order)
}
