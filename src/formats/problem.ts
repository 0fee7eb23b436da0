import type { Problem } from '../model/index.js'
import { type SourceMap, spanOf } from './source-map.js'

/** Deeper nesting than any document a person wrote; bounds the recursion of everything that walks a tree. */
export const DEEPEST = 100

/** What a parser works on: the text, the way back to the source, and where problems are gathered. */
export interface Context {
  readonly path: string
  readonly map: SourceMap
  readonly problems: Problem[]
}

/** What a problem says, without its place. */
export type Trouble = Pick<Problem, 'code' | 'severity' | 'message' | 'fix'>

/** Problems of one code beyond these tell nothing new; other codes are always told. */
const MOST_OF_A_CODE = 50

export function report(context: Context, trouble: Trouble, from: number, to: number = from + 1): void {
  const { problems } = context
  const isCrowded = problems.length >= MOST_OF_A_CODE
  if (isCrowded && problems.filter(({ code }) => code === trouble.code).length >= MOST_OF_A_CODE) return
  context.problems.push({ ...trouble, path: context.path, span: spanOf(context.map, from, to) })
}

export function tooDeep(): Trouble {
  return {
    code: 'too-deep',
    severity: 'error',
    message: `The document is nested more than ${DEEPEST} levels deep here; what lies deeper was not read.`,
    fix: 'Flatten the structure: no release document needs this many levels.',
  }
}
