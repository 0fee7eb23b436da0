import { expandBraces } from './braces.js'
import { matchSequence, type Segment, segmentOf, type Token } from './segment.js'

interface Glob {
  readonly negated: boolean
  readonly alternatives: readonly (readonly Segment[])[]
}

/** Compiled once a list: configurations ask the same few globs of every file. */
const compiled = new WeakMap<readonly string[], readonly Glob[]>()

/**
 * Whether a path with `/` separators matches: of the globs that match it the last one decides, and `!` says no.
 * `**` is any number of folders (none, too), `*` and `?` stay within a name and match a leading dot, `{a,b}` and
 * `[a-z]` as in a shell; a glob that ends in `/` means everything below. Case counts.
 *
 * Time is at most the product of the lengths, which is why this is no regular expression: six stars in a name
 * keep a backtracking one busy for minutes.
 */
export function matchesGlobs(globs: readonly string[], path: string): boolean {
  const names = withoutDot(path)
    .split('/')
    .map((name) => [...name])
  const list = compiled.get(globs) ?? globs.map(compile)
  compiled.set(globs, list)
  let matched = false
  for (const glob of list) {
    // Only a glob that would change the answer has to be asked.
    if (glob.negated === matched && glob.alternatives.some((segments) => matchesPath(segments, names))) {
      matched = !glob.negated
    }
  }
  return matched
}

function compile(glob: string): Glob {
  const negated = glob.startsWith('!')
  const text = withoutDot(negated ? glob.slice(1) : glob)
  const below = text.endsWith('/') ? `${text}**` : text
  return { negated, alternatives: expandBraces(below).map((one) => one.split('/').map(segmentOf)) }
}

function withoutDot(path: string): string {
  return path.replace(/^(\.\/+)+/, '')
}

function matchesPath(segments: readonly Segment[], names: readonly (readonly string[])[]): boolean {
  return matchSequence(segments, names, (segment) => segment === 'globstar', matchesName)
}

function matchesName(segment: Segment, name: readonly string[]): boolean {
  return matchSequence<Token, string>(
    segment as readonly Token[],
    name,
    (token) => token === 'star',
    (token, character) => token !== 'star' && token(character),
  )
}
