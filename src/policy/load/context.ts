import type { Problem, Span } from '../../model/index.js'
import type { Knowledge } from '../knowledge.js'

/** What reading one file needs at hand, and where its mistakes are collected. */
export interface Context {
  readonly path: string
  readonly knowledge: Knowledge
  readonly problems: Problem[]
}

/** More mistakes of one file than this are one mistake made very often. */
const MOST_MISTAKES = 100

/**
 * Notes a mistake and returns null, the value of whatever could not be read. The same is said once of a place, and
 * what goes beyond a hundred mistakes of a file is only said to be there.
 */
export function mistake(context: Context, code: string, span: Span, message: string, fix: string): null {
  const { path, problems } = context
  const here = mistakesOf(context)
  if (here.length > MOST_MISTAKES || here.some((one) => isSame(one, span, message))) return null
  if (here.length < MOST_MISTAKES) problems.push({ code, severity: 'error', message, fix, path, span })
  else problems.push({ ...TOO_MANY, severity: 'error', path, span })
  return null
}

const TOO_MANY = {
  code: 'many-mistakes',
  message: `The file has more than ${MOST_MISTAKES} mistakes; from here on they are not told.`,
  fix: 'Correct those above first.',
}

/** The file's own mistakes, which were noted last. */
function mistakesOf({ path, problems }: Context): readonly Problem[] {
  const recent = problems.slice(-MOST_MISTAKES - 1)
  return recent.slice(recent.findLastIndex((one) => one.path !== path) + 1)
}

function isSame(problem: Problem, { line, column }: Span, message: string): boolean {
  return problem.span.line === line && problem.span.column === column && problem.message === message
}

/** A word that is none of the known ones. `what` is the noun: `operator`, `fact`. */
export function unknownWord(
  context: Context,
  code: string,
  span: Span,
  what: string,
  word: string,
  known: readonly string[],
): null {
  // Looking for near words is slow where it is done a hundred thousand times.
  if (mistakesOf(context).length > MOST_MISTAKES) return null
  const near = context.knowledge.nearestWord(word, known)
  const shown = word.length > 60 ? `${word.slice(0, 60)}…` : word
  return mistake(
    context,
    code,
    span,
    `There is no ${what} "${shown}".`,
    near ? `Did you mean "${near}"?` : choice(known),
  )
}

function choice(known: readonly string[]): string {
  if (known.length === 0) return 'None is known here: remove it.'
  const few = known.slice(0, 12).join(', ')
  return known.length > 12 ? `Known are, among others, ${few}.` : `Known: ${few}.`
}
