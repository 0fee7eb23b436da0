import type { Problem, Span } from '../../model/index.js'
import type { Knowledge } from '../knowledge.js'

/** What reading one file needs at hand, and where its mistakes are collected. */
export interface Context {
  readonly path: string
  readonly knowledge: Knowledge
  readonly problems: Problem[]
}

/** Notes a mistake and returns null, the value of whatever could not be read. */
export function mistake(context: Context, code: string, span: Span, message: string, fix: string): null {
  context.problems.push({ code, severity: 'error', message, fix, path: context.path, span })
  return null
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
