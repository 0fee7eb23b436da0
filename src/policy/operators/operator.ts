import type { Clock, Fact, FactType, Truth, Value } from '../../model/index.js'

/**
 * What stands under `value:`. `none`: nothing. `same`: a value of the fact's own type. `list`: a list of texts.
 * `pattern`: an RE2 pattern. `duration`: a length of time. `weekdays`: a list of English names of days. `periods`: a
 * list of dates and periods. `size`: a whole number.
 */
export type OperandType = 'none' | 'same' | 'list' | 'pattern' | 'duration' | 'weekdays' | 'periods' | 'size'

/** One word a rule can test a fact with. */
export interface Operator {
  readonly name: string
  /** The operator that answers the opposite question. Both are false of a fact that is absent or unfilled. */
  readonly negation: string
  readonly factTypes: readonly FactType[]
  readonly operand: OperandType
  /** One sentence that begins with "The fact". */
  readonly description: string
  /** `type` is the fact's type in the catalogue, `now` the clock. Pure, total and synchronous. */
  readonly answer: (fact: Fact, expected: Value, type: FactType, now: Clock) => Truth
}

/** Two operators from one comparison of values: what it finds, and the opposite. */
export interface Pair {
  readonly names: readonly [string, string]
  readonly factTypes: readonly FactType[]
  readonly operand: OperandType
  readonly descriptions: readonly [string, string]
  /** Compares a stated value; `unknown` where the two cannot be compared. Never throws, whatever it is given. */
  readonly compare: (value: Value, expected: Value, type: FactType, now: Clock) => Truth
}

/**
 * An operator and its negation. Only a stated fact is compared: of one that is absent or unfilled both are false,
 * so that no rule is met by silence, and of one that is unreadable both are unknown.
 */
export function pair(definition: Pair): readonly [Operator, Operator] {
  const [name, negation] = definition.names
  const shared = { factTypes: definition.factTypes, operand: definition.operand }
  const ask = (fact: Fact, expected: Value, type: FactType, now: Clock): Truth => {
    if (fact.state === 'unreadable') return 'unknown'
    return fact.state === 'stated' && definition.compare(fact.value, expected, type, now)
  }
  const deny = (fact: Fact, expected: Value, type: FactType, now: Clock): Truth => {
    const found = ask(fact, expected, type, now)
    if (fact.state !== 'stated') return found
    return found === 'unknown' ? found : !found
  }
  return [
    { name, negation, ...shared, description: definition.descriptions[0], answer: ask },
    { name: negation, negation: name, ...shared, description: definition.descriptions[1], answer: deny },
  ]
}
