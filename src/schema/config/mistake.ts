import type { Problem, Span } from '../../model/index.js'

/** An error in a config, at a place of it. */
export type Mistake = Pick<Problem, 'code' | 'message' | 'fix' | 'span'>

export const mistake = (span: Span, code: string, message: string, fix: string): Mistake => ({
  code,
  message,
  fix,
  span,
})

export const problemsOf = (mistakes: readonly Mistake[], path: string): readonly Problem[] =>
  mistakes.map((one) => ({ severity: 'error', ...one, path }))
