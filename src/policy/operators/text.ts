import { isFound } from '../values/pattern.js'
import { type Operator, pair } from './operator.js'

/** Patterns over what was written. */
export const TEXT: readonly Operator[] = pair({
  names: ['matches', 'notMatches'],
  factTypes: ['text', 'version'],
  operand: 'pattern',
  descriptions: [
    'The fact holds text that this RE2 pattern is found in; case counts unless the pattern begins with (?i).',
    'The fact is stated and this RE2 pattern is not found in it.',
  ],
  compare: (value, expected) => {
    if (typeof value !== 'string' || typeof expected !== 'string') return 'unknown'
    return isFound(expected, value) ?? 'unknown'
  },
})
