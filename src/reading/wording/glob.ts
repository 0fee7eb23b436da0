import { remembered } from './remembered.js'

/** Whether a word is one of several, each perhaps with `*` for any characters. */
export type Matcher = (word: string) => boolean

/** Words to be compared in any letters; those without `*` are looked up at once. */
export function matcher(patterns: readonly string[]): Matcher {
  const lower = patterns.map((pattern) => pattern.toLowerCase())
  const whole = new Set(lower.filter((pattern) => !pattern.includes('*')))
  const open = lower.filter((pattern) => pattern.includes('*')).map((pattern) => pattern.split('*'))
  const isOpen = remembered((plain) => open.some((pieces) => fits(pieces, plain)))
  return (word) => {
    const plain = word.toLowerCase()
    return whole.has(plain) || (open.length > 0 && isOpen(plain))
  }
}

/** `revert*` takes any ending, `*.image.tag=*` anything before and behind. */
export const isLike = (pattern: string, word: string): boolean =>
  pattern.includes('*') ? fits(pattern.split('*'), word) : pattern === word

/** The pieces between the stars stand in a word in order, the outer ones at its ends. */
function fits(pieces: readonly string[], word: string): boolean {
  const [first = '', ...rest] = pieces
  const last = rest.pop()
  if (last === undefined) return word === first
  if (!word.startsWith(first)) return false
  let at = first.length
  for (const piece of rest) {
    const found = word.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return word.length - at >= last.length && word.endsWith(last)
}
