import { shippedPacks, shippedRules } from '../../src/build/shipped-rules.js'
import { CATALOGUE } from '../../src/facts/catalogue.js'
import { FACT_TYPES, ITEM_TYPES, KINDS, LEVELS, PILLARS } from '../../src/model/index.js'
import { OPERATORS } from '../../src/policy/operators/index.js'

const nameOf = ({ name }: { readonly name: string }) => name
const numeric = OPERATORS.filter((one) => one.factTypes.includes('number') && one.operand === 'same')

/** Lists that the code knows, as the cases name them. */
export const LISTS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['operators', OPERATORS.map(nameOf)],
  ['numberOperators', numeric.map(nameOf)],
  ['facts', [...CATALOGUE.keys()]],
  ['subjects', ['document', ...ITEM_TYPES]],
  ['items', ITEM_TYPES],
  ['levels', LEVELS],
  ['settings', ['off', ...LEVELS]],
  ['pillars', PILLARS],
  ['kinds', KINDS],
  ['types', FACT_TYPES],
  ['packs', shippedPacks()],
  ['rules', shippedRules().map(({ id }) => id)],
])

/** What the code says of `operator equals` or `fact step.owner`. */
export function descriptionOf(words: string): string | undefined {
  const [type, name = ''] = words.split(' ')
  return type === 'fact'
    ? CATALOGUE.get(name)?.description
    : OPERATORS.find((operator) => operator.name === name)?.description
}
