import { type Context, report, type Trouble } from '../problem.js'

/** More errors than this tell nothing new. */
export const MOST_ERRORS = 10

/** How far the text has been read. */
export interface Cursor extends Context {
  readonly text: string
  at: number
  errors: number
  /** The end came inside a bracket: said once, for the innermost. */
  ended: boolean
}

export function complain(cursor: Cursor, trouble: Trouble, from = cursor.at, to = from + 1): void {
  cursor.errors += 1
  if (cursor.errors <= MOST_ERRORS) report(cursor, trouble, from, to)
}
