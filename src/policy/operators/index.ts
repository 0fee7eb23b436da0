import { AGE } from './age.js'
import { AMOUNT } from './amount.js'
import { CALENDAR } from './calendar.js'
import { DATE } from './date.js'
import { EQUALITY } from './equality.js'
import { LIST, lacking } from './list.js'
import type { Operator } from './operator.js'
import { PRESENCE } from './presence.js'
import { TEXT } from './text.js'
import { VERSION } from './version.js'

export type { Operator } from './operator.js'
export { lacking }

/** Every operator a rule can use, in the order of the generated page. */
export const OPERATORS: readonly Operator[] = [
  ...PRESENCE,
  ...EQUALITY,
  ...TEXT,
  ...AMOUNT,
  ...DATE,
  ...AGE,
  ...CALENDAR,
  ...VERSION,
  ...LIST,
]

const byName: ReadonlyMap<string, Operator> = new Map(OPERATORS.map((operator) => [operator.name, operator]))

/** The operator of that name, or undefined. */
export function operatorNamed(name: string): Operator | undefined {
  return byName.get(name)
}
