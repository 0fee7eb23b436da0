import { FACT_TYPES } from '../../model/index.js'
import type { BookOperator } from './book.js'
import { code, prose, table } from './markdown.js'

/** What stands under `value:`, by the kind of operand; `same` and `none` need no words of their own. */
const OPERANDS: ReadonlyMap<string, string> = new Map([
  ['none', ''],
  ['same', 'a value of the same type'],
  ['list', 'a list, `[one, two]`'],
  ['pattern', 'an RE2 pattern'],
  ['duration', 'a duration, `90 days`'],
  ['weekdays', 'days, `[Friday, Saturday]`'],
  ['periods', 'dates and periods, `[2026-12-15/2027-01-05]`'],
  ['size', 'a whole number'],
])

const INTRO = `What a rule can ask of a fact depends on the type of the fact. Each operator has a negation, which \`not\` turns it
into. But for those that ask whether a fact is stated, both are false of a fact that is absent or unfilled, and unknown of
one that is unreadable or cannot be compared: \`35 %\` with \`200 ms\`.`

/** The section on operators, in the order in which they are listed. */
export function operatorsSection(operators: readonly BookOperator[]): string {
  const rows = operators.map(({ name, negation, factTypes, operand, description }) => [
    `<a id="operator-${name}"></a>${code(name)}`,
    factTypes.length === FACT_TYPES.length ? 'any' : factTypes.join(', '),
    OPERANDS.get(operand) ?? operand,
    prose(description),
    code(negation),
  ])
  const head = ['Operator', 'Types', 'Value', 'When it is true', 'Negation']
  return `## Operators\n\n${INTRO}\n\n${table(head, rows)}`
}
