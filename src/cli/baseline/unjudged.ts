import type { Input } from '../../check.js'
import type { Report } from '../../model/index.js'
import { printable } from '../../report/index.js'
import { complain, showProblems } from '../complain.js'
import { EXIT_CODES } from '../exit-codes.js'
import type { Io } from '../io.js'
import type { BaselinePlace } from './place.js'

/**
 * Where a path leads nowhere, or no document was judged, a baseline would look as if all were well. Then that is said, and
 * the exit code given; null: there is something that it can be about.
 */
export async function refuseUnjudged(
  { problems, documents }: Report,
  inputs: readonly Input[],
  { path }: BaselinePlace,
  colour: boolean,
  io: Io,
): Promise<number | null> {
  const nowhere = new Set(inputs.filter(({ id }) => id.startsWith('problem ')).map((input) => input.path))
  const lost = problems.filter((one) => one.severity === 'error' && nowhere.has(one.path))
  const isJudged = documents.some(({ judged }) => judged)
  if (isJudged && lost.length === 0) return null
  const shown = isJudged ? lost : problems.filter(({ severity }) => severity === 'error')
  if (shown.length > 0) await showProblems(shown, () => null, colour, io)
  await complain(
    `${printable(path)} is not written: ${isJudged ? 'not all that was asked for could be looked at' : 'no document was judged'}.`,
    io,
  )
  return EXIT_CODES.INDETERMINATE
}
