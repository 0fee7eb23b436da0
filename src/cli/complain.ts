import type { Problem } from '../model/index.js'
import { printable, renderProblems } from '../report/index.js'
import { nearestWord } from '../schema/index.js'
import { USAGE } from './exit-codes.js'
import type { Io } from './io.js'
import { paletteFor } from './paint.js'

/** Says on standard error what is wrong with the command line, and gives the exit code for it. */
export async function complain(sentence: string, io: Io): Promise<number> {
  await io.stderr.write(`gonogo: ${sentence.split('\n').map(printable).join('\n')}\n`)
  return USAGE
}

/** `There is no format "jsno"; did you mean json? Formats: stylish, json.` */
export function unknownWord(noun: string, word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known)
  const question = nearest === null ? '' : ` Did you mean ${nearest}?`
  const list = known.length <= 12 ? ` There are: ${known.join(', ')}.` : ''
  return `There is no ${noun} "${word}".${question}${list}`
}

/** Prints every problem with its frame on standard error. */
export async function showProblems(
  problems: readonly Problem[],
  linesOf: (path: string) => readonly string[] | null,
  colour: boolean,
  io: Io,
): Promise<void> {
  const palette = paletteFor(io.stderr, io.env, colour)
  const view = { palette, linesOf, verbose: true, quiet: false, width: io.stderr.columns }
  await io.stderr.write(`${renderProblems(problems, view).join('\n')}\n`)
}

/** Prints every problem of configuration and rules with its frame. */
export async function complainOf(
  problems: readonly Problem[],
  linesOf: (path: string) => readonly string[] | null,
  colour: boolean,
  io: Io,
): Promise<number> {
  await showProblems(problems, linesOf, colour, io)
  const errors = problems.length
  return complain(`${errors} ${errors === 1 ? 'error' : 'errors'} in configuration or rules; nothing was judged.`, io)
}
