import type { Condition, Operand, Quantified, Test, Value } from '../../model/index.js'
import { comparison, inWords, operandType, type RuleLanguage, valueInRule } from '../condition-words.js'
import { type Sign, signOfWhere } from '../positions.js'
import { moved } from './bounds.js'
import { neighbourAtBound, neighbourOfWords, signOfValue } from './directions.js'

/** A condition changed in one point. */
export interface Variant {
  readonly node: Condition
  /** What it could be as well, in words. */
  readonly says: string
  /** `1`: it holds more often than the condition; `-1`: less often. */
  readonly sign: Sign
  /** What is changed, where that is not the whole condition. */
  readonly part?: Condition
  /** Which example would notice it, where that does not follow from `sign`. */
  readonly missing?: string
  /** It compares with something else. */
  readonly moves?: boolean
  /** Only another verdict notices it. */
  readonly byVerdict?: boolean
}

/** Every change of this one condition; those of conditions in it are theirs. The defaults of parameters change elsewhere. */
export function variantsOf(
  node: Condition,
  language: RuleLanguage,
  parameters: ReadonlyMap<string, Value> = new Map(),
): readonly Variant[] {
  if ('all' in node) return without(node.all, (all) => ({ all }), 1, language)
  if ('any' in node) return without(node.any, (any) => ({ any }), -1, language)
  if ('not' in node) return []
  if ('is' in node) return [opposite(node, `condition ${node.condition}`)]
  return 'quantifier' in node ? ofQuantified(node) : ofTest(node, language, parameters)
}

/** Where there is only one, leaving it out leaves no condition. */
function without(
  children: readonly Condition[],
  build: (children: readonly Condition[]) => Condition,
  sign: Sign,
  language: RuleLanguage,
): readonly Variant[] {
  if (children.length < 2) return []
  return children.map((child, index) => ({
    node: build(children.toSpliced(index, 1)),
    says: `\`${inWords(child, language)}\` could be left out`,
    sign,
    part: child,
  }))
}

function opposite(node: Condition, words: string): Variant {
  return { node: { not: node }, says: `\`${words}\` could be its opposite`, sign: 0 }
}

function ofTest(node: Test, language: RuleLanguage, parameters: ReadonlyMap<string, Value>): readonly Variant[] {
  const { operator, value } = node
  const type = operandType(operator, language.catalogue.get(node.fact)?.type ?? 'text', language)
  const change = (other: Pick<Test, 'operator'> & { readonly value?: Operand }, sign: Sign): Variant => ({
    node: { ...node, ...other },
    says: could(comparison(operator, value, type), comparison(other.operator, other.value, type), node.fact),
    sign,
  })
  const same = value === undefined ? {} : { value }
  const negation = language.operators.get(operator)?.negation
  const hasWords = isList(isParameter(value) ? parameters.get(value.parameter) : value)
  const neighbour = isFact(value) ? neighbourAtBound(operator) : hasWords ? neighbourOfWords(operator) : null
  return [
    ...(negation === undefined ? [] : [change({ operator: negation, ...same }, 0)]),
    ...(neighbour ? [change({ operator: neighbour.operator, ...same }, neighbour.looser ? 1 : -1)] : []),
    ...operands(value, operator, type).map(([other, sign]) => ({
      ...change({ operator, value: other }, sign),
      moves: true,
    })),
  ]
}

function could(before: string, after: string, of: string): string {
  return `\`${of} ${before}\` could be \`${after}\``
}

/** Other operands, each with what becomes of the comparison. */
function operands(value: Operand | undefined, operator: string, type: Parameters<typeof moved>[1]): readonly Changed[] {
  if (value === undefined || value === null) return []
  const sign = signOfValue(operator)
  if (isList(value)) return lessWords(value).map((words) => [words, back(sign)])
  if (typeof value !== 'object') return moved(value, type).map((one) => [one.value, one.up ? sign : back(sign)])
  return isFact(value) ? shifts(value, sign) : []
}

type Changed = readonly [value: Operand, sign: Sign]

/** The moment or number after another fact, moved by one. */
function shifts(value: FactOperand, sign: Sign): readonly Changed[] {
  const type = 'duration'
  return (['plus', 'minus'] as const).flatMap((key) => {
    const by = value[key]
    if (typeof by !== 'number') return []
    const later = key === 'plus' ? sign : back(sign)
    return moved(by, type).map(
      (one): Changed => [{ ...value, [key]: one.value as number }, one.up ? later : back(later)],
    )
  })
}

type FactOperand = Extract<Operand, { readonly fact: string }>

function isFact(value: Operand | undefined): value is FactOperand {
  return typeof value === 'object' && value !== null && 'fact' in value
}

function isParameter(value: Operand | undefined): value is { readonly parameter: string } {
  return typeof value === 'object' && value !== null && 'parameter' in value
}

function isList(value: Operand | undefined): value is readonly string[] {
  return Array.isArray(value) && value.length > 1
}

/** The list without each of its words; one that stands there twice is missed by nobody, and one alone is all there is. */
function lessWords(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length < 2) return []
  const key = (word: string) => word.trim().toLowerCase()
  const isRepeated = (word: string) => words.filter((other) => key(other) === key(word)).length > 1
  return words.flatMap((word, index) => (isRepeated(word) ? [] : [words.toSpliced(index, 1)]))
}

export function back(sign: Sign): Sign {
  return sign === 0 ? 0 : sign === 1 ? -1 : 1
}

function ofQuantified(node: Quantified): readonly Variant[] {
  const { quantifier, of, where, require, operator, value } = node
  const words = `${quantifier} ${of}`
  const changed = (other: Partial<Quantified>, says: string, sign: Sign): Variant => {
    return { node: { ...node, ...other }, says, sign }
  }
  const compared = (other: Partial<Quantified>, sign: Sign): Variant => {
    const after = { ...node, ...other }
    const before = comparison(operator ?? '', value, 'number')
    return changed(other, could(before, comparison(after.operator ?? '', after.value, 'number'), words), sign)
  }
  const some: Partial<Quantified> = {
    quantifier: 'some',
    where: where && require ? { all: [where, require] } : require,
    require: null,
  }
  const counting = quantifier === 'count' && operator !== null
  return [
    opposite(node, words),
    ...(quantifier === 'every' ? [{ ...changed(some, `\`${words}\` could be \`some ${of}\``, 0), ...MIXED }] : []),
    ...(where ? [changed({ where: null }, `the \`where\` of \`${words}\` could be left out`, signOfWhere(node))] : []),
    ...(node.distinct === null
      ? []
      : [changed({ distinct: null }, `the \`distinct\` of \`${words}\` could be left out`, signOfWhere(node))]),
    ...(counting
      ? operands(value, operator, 'number').map(([other, sign]) => ({
          ...compared({ value: other }, sign),
          moves: true,
        }))
      : []),
    ...(counting && isFact(value)
      ? strict(operator).map((one) => compared({ operator: one.operator }, one.looser ? 1 : -1))
      : []),
  ]
}

/** What all of them do or none of them does tells nothing apart. */
const MIXED = { missing: 'an example in which some of them do and some do not', byVerdict: true }

function strict(operator: string) {
  const neighbour = neighbourAtBound(operator)
  return neighbour ? [neighbour] : []
}

/** A parameter's other defaults, with whether each is more. */
export function defaultsBeside(
  value: Value,
  type: Parameters<typeof moved>[1],
): readonly { readonly value: Value; readonly up: boolean; readonly says: string }[] {
  const others = Array.isArray(value)
    ? lessWords(value).map((words) => ({ value: words, up: false }))
    : moved(value, type)
  return others.map((one) => ({
    ...one,
    says: `\`${valueInRule(value, type)}\` could be \`${valueInRule(one.value, type)}\``,
  }))
}
