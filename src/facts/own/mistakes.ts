import type { DataNode, Problem, Span } from '../../model/index.js'

/** What reading declarations of facts needs at hand. */
export interface OwnFactsContext {
  readonly nearestWord: (word: string, known: readonly string[]) => string | null
}

/** The file at hand, and where its mistakes are collected. */
export interface Declaring extends OwnFactsContext {
  readonly path: string
  readonly problems: Problem[]
}

/** More mistakes of one file than this are one mistake made very often. */
const MOST_MISTAKES = 100
const TOO_MANY = {
  code: 'many-mistakes',
  severity: 'error',
  message: `The facts have more than ${MOST_MISTAKES} mistakes; from here on they are not told.`,
  fix: 'Correct those above first.',
} as const

/** Notes a mistake and returns null, the value of whatever could not be read. */
export function mistake({ path, problems }: Declaring, code: string, span: Span, message: string, fix: string): null {
  const here = problems.filter((problem) => problem.path === path).length
  if (here < MOST_MISTAKES) problems.push({ code, severity: 'error', message, fix, path, span })
  if (here === MOST_MISTAKES) problems.push({ ...TOO_MANY, path, span })
  return null
}

/** One of the known words, or null with a mistake noted that tells the nearest. */
export function wordIn<W extends string>(
  node: DataNode,
  what: string,
  known: readonly W[],
  declaring: Declaring,
): W | null {
  const word = textIn(node, `The ${what}`, declaring)
  if (word === null) return null
  return known.find((one) => one === word) ?? unknown(declaring, node.span, `${what} "${short(word)}"`, word, known)
}

/** Notes that there is no such thing, and what there is. */
export function unknown(
  declaring: Declaring,
  span: Span,
  what: string,
  word: string,
  known: readonly string[],
  where = '',
): null {
  const near = declaring.nearestWord(word, known)
  const fix = near ? `Did you mean "${near}"?` : `Known: ${known.join(', ')}.`
  return mistake(declaring, 'unknown-word', span, `There is no ${what}${where}.`, fix)
}

/** Text that is not empty, or null with a mistake noted. */
export function textIn(node: DataNode, what: string, declaring: Declaring): string | null {
  if (node.type === 'scalar' && typeof node.value === 'string' && node.value.trim() !== '') return node.value
  const fix = 'Write text, in quotes where it looks like something else.'
  return mistake(declaring, 'wrong-type', node.span, `${what} is ${shapeOf(node)}, not text.`, fix)
}

/** What a node is, in a sentence. */
export function shapeOf(node: DataNode): string {
  if (node.type === 'map') return 'a map'
  if (node.type === 'sequence') return 'a list'
  if (node.value === null || (typeof node.value === 'string' && node.value.trim() === '')) return 'empty'
  if (typeof node.value === 'string') return 'text'
  return typeof node.value === 'number' ? `the number ${short(node.source)}` : `\`${short(node.source)}\``
}

const LONGEST = 60
export const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
