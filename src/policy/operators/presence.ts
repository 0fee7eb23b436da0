import { FACT_TYPES, type Fact, type Truth } from '../../model/index.js'
import type { Operator } from './operator.js'

/** Whether the document says anything at all. Only these are true of silence; what cannot be read is unknown to them too. */
export const PRESENCE: readonly Operator[] = [
  presence('isStated', 'isNotStated', 'The fact is stated.', (state) => state === 'stated'),
  presence('isNotStated', 'isStated', 'The fact is absent, or only a placeholder stands there.', (s) => s !== 'stated'),
  presence('isAbsent', 'isNotAbsent', 'The fact is not mentioned, not even by a placeholder.', (s) => s === 'absent'),
  presence('isNotAbsent', 'isAbsent', 'The fact is stated, or a placeholder stands there.', (s) => s !== 'absent'),
]

function presence(
  name: string,
  negation: string,
  description: string,
  holds: (state: Fact['state']) => boolean,
): Operator {
  const answer = (fact: Fact): Truth => (fact.state === 'unreadable' ? 'unknown' : holds(fact.state))
  return { name, negation, factTypes: FACT_TYPES, operand: 'none', description, answer }
}
