/** A part of a glob between two slashes, ready to match. */
export type Segment = 'globstar' | readonly Token[]

/** One character to match, or `star`: any number of them. */
export type Token = 'star' | ((character: string) => boolean)

/** `*`, `?`, `[a-z]`, `[!a-z]` and `\` before a character that is meant as itself. An unclosed `[` is meant as itself. */
export function segmentOf(text: string): Segment {
  if (text === '**') return 'globstar'
  const characters = [...text]
  const tokens: Token[] = []
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] as string
    const set = character === '[' ? setAt(characters, at) : null
    if (set) {
      tokens.push(set.token)
      at = set.end
    } else if (character === '\\' && at + 1 < characters.length) {
      tokens.push(exactly(characters[++at] as string))
    } else if (character === '*') {
      if (tokens.at(-1) !== 'star') tokens.push('star')
    } else {
      tokens.push(character === '?' ? () => true : exactly(character))
    }
  }
  return tokens
}

function exactly(wanted: string): Token {
  return (character) => character === wanted
}

function setAt(characters: readonly string[], start: number): { readonly token: Token; readonly end: number } | null {
  const negated = characters[start + 1] === '!' || characters[start + 1] === '^'
  const first = start + (negated ? 2 : 1)
  // A bracket right at the beginning is a member: `[]]` is the set of one bracket.
  const end = characters.indexOf(']', first + 1)
  if (end < 0) return null
  const ranges: [string, string][] = []
  for (let at = first; at < end; at++) {
    const low = characters[at] as string
    const isRange = characters[at + 1] === '-' && at + 2 < end
    ranges.push([low, isRange ? (characters[at + 2] as string) : low])
    if (isRange) at += 2
  }
  return { token: (one) => ranges.some(([low, high]) => low <= one && one <= high) !== negated, end }
}

/**
 * Whether items match a pattern in which some entries stand for any number of items. Of several such entries only the
 * last one met is ever tried again, so the time is at most patterns times items, whatever the pattern.
 */
export function matchSequence<P, T>(
  pattern: readonly P[],
  items: readonly T[],
  isStar: (entry: P) => boolean,
  matches: (entry: P, item: T) => boolean,
): boolean {
  let [entry, item, star, resume] = [0, 0, -1, 0]
  while (item < items.length) {
    const current = pattern[entry]
    if (entry < pattern.length && isStar(current as P)) {
      star = entry++
      resume = item
    } else if (entry < pattern.length && matches(current as P, items[item] as T)) {
      entry++
      item++
    } else if (star >= 0) {
      entry = star + 1
      item = ++resume
    } else {
      return false
    }
  }
  while (entry < pattern.length && isStar(pattern[entry] as P)) entry++
  return entry === pattern.length
}
