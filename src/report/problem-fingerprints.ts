import { createHash } from 'node:crypto'
import type { Problem } from '../model/index.js'
import type { View } from './palette.js'

/**
 * Problems with what they are known by again: 16 hex digits of what is wrong and where, without its line. Those that
 * would be equal are numbered.
 */
export function fingerprinted(
  problems: readonly Problem[],
  view: View,
): readonly { readonly problem: Problem; readonly fingerprint: string }[] {
  const seen = new Map<string, number>()
  return problems.map((problem) => {
    const identity = JSON.stringify([problem.code, view.placeOf?.(problem.path) ?? problem.path, problem.message])
    const nth = (seen.get(identity) ?? 0) + 1
    seen.set(identity, nth)
    return { problem, fingerprint: digest(nth === 1 ? identity : `${identity} ${nth}`) }
  })
}

/** The same of a sentence that is about no document. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
