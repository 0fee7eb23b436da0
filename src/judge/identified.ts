import { createHash } from 'node:crypto'
import type { Draft, Finding, Span } from '../model/index.js'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Sorted, and each with its fingerprint; those that would be equal are numbered in that order. */
export function identified(drafts: readonly Draft[]): readonly Finding[] {
  const sorted = [...drafts].sort(({ finding: a }, { finding: b }) => {
    return order(a.path, b.path) || byPlace(a, b) || order(a.rule, b.rule)
  })
  const seen = new Map<string, number>()
  return sorted.map(({ finding, identity }) => {
    const nth = (seen.get(identity) ?? 0) + 1
    seen.set(identity, nth)
    return { ...finding, fingerprint: sha256(nth === 1 ? identity : `${identity} ${nth}`).slice(0, 16) }
  })
}

interface Placed {
  readonly path: string
  readonly span: Span
}

/** By path, line and column. */
export function inOrder<T extends Placed>(placed: readonly T[]): readonly T[] {
  return [...placed].sort((a, b) => order(a.path, b.path) || byPlace(a, b))
}

function byPlace({ span: a }: Pick<Placed, 'span'>, { span: b }: Pick<Placed, 'span'>): number {
  return a.line - b.line || a.column - b.column
}

/** By code unit, the same on every machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
