import type { Problem, Span } from '../../model/index.js'
import type { Knowledge } from '../knowledge.js'
import { meantWord } from './meant.js'

/** What reading one file needs at hand, and where its mistakes are collected. */
export interface Context {
  readonly path: string
  readonly knowledge: Knowledge
  readonly problems: Problem[]
}

/** More mistakes of one file than this are one mistake made very often. */
const MOST_MISTAKES = 100
const TOO_MANY = {
  code: 'many-mistakes',
  severity: 'error',
  message: `The file has more than ${MOST_MISTAKES} mistakes; from here on they are not told.`,
  fix: 'Correct those above first.',
} as const

/** What was noted into one list of problems. */
interface Noted {
  count: number
  /** By path: what was said, with its place. */
  readonly told: Map<string, Set<string>>
}
const notes = new WeakMap<readonly Problem[], Noted>()

/**
 * Notes a mistake and returns null, the value of whatever could not be read. The same is told once of a place (many
 * rules may use what a pack names), and what goes beyond a hundred mistakes of a file is only told to be there.
 */
export function mistake(context: Context, code: string, span: Span, message: string, fix: string): null {
  const { path, problems } = context
  const told = toldOf(context)
  notesOf(context).count++
  const words = `${span.line}:${span.column} ${message}`
  if (told.size > MOST_MISTAKES || told.has(words)) return null
  told.add(words)
  if (told.size > MOST_MISTAKES) problems.push({ ...TOO_MANY, path, span })
  else problems.push({ code, severity: 'error', message, fix, path, span })
  return null
}

/** How many mistakes were noted so far, those too that were not told again. */
export function mistakesNoted(context: Context): number {
  return notesOf(context).count
}

function notesOf({ problems }: Context): Noted {
  const known = notes.get(problems)
  if (known) return known
  const fresh = { count: 0, told: new Map<string, Set<string>>() }
  notes.set(problems, fresh)
  return fresh
}

function toldOf(context: Context): Set<string> {
  const { told } = notesOf(context)
  const known = told.get(context.path) ?? new Set<string>()
  told.set(context.path, known)
  return known
}

/** A word that is none of the known ones. `what` is the noun: `operator`, `fact`, `parameter of contract/time-bound`. */
export function unknownWord(
  context: Context,
  code: string,
  span: Span,
  what: string,
  word: string,
  known: readonly string[],
): null {
  // Looking for near words is slow where it is done a hundred thousand times.
  if (toldOf(context).size > MOST_MISTAKES) return mistake(context, code, span, '', '')
  const near = meantWord(word, known, context.knowledge)
  const [noun, ...of] = what.split(' of ')
  const shown = word.length > 60 ? `${word.slice(0, 60)}…` : word
  return mistake(
    context,
    code,
    span,
    `There is no ${noun} "${shown}"${of.map((name) => ` of ${name}`).join('')}.`,
    near ? `Did you mean "${near}"?` : choice(kin(word, known)),
  )
}

/** Of names in several parts, those with the first part in common: `release.window.begin` is meant as one of `release`. */
function kin(word: string, known: readonly string[]): readonly string[] {
  const [first] = /^[^./]+[./]/.exec(word) ?? []
  const near = first === undefined ? [] : known.filter((one) => one.startsWith(first))
  return near.length > 0 ? near : known
}

/** Enough for the types of things that documents list. */
const MOST_WORDS = 16

function choice(known: readonly string[]): string {
  if (known.length === 0) return 'None is known here: remove it.'
  const few = known.slice(0, MOST_WORDS).join(', ')
  return known.length > MOST_WORDS ? `Known are, among others, ${few}.` : `Known: ${few}.`
}
