import type { CommandPattern } from '../vocabulary.js'
import { isLike } from '../wording/glob.js'

/** Nobody types more words before the ones that decide. */
const MOST_ARGUMENTS = 100

/**
 * The pattern that knows best: of those that fit, the one with most words, the first of several. A project's own
 * patterns are asked where no other fits, so that none of them makes a known command harmless.
 */
export function bestPattern(patterns: readonly CommandPattern[], args: readonly string[]): CommandPattern | undefined {
  const told = args.slice(0, MOST_ARGUMENTS)
  const small = told.map((arg) => arg.toLowerCase())
  const fitting = patterns.filter((pattern) => fits(partsOf(pattern), told, small))
  return longest(fitting.filter(({ own }) => !own)) ?? longest(fitting)
}

function longest(patterns: readonly CommandPattern[]): CommandPattern | undefined {
  return patterns.reduce<CommandPattern | undefined>(
    (best, one) => (best && best.words.length >= one.words.length ? best : one),
    undefined,
  )
}

interface Parts {
  readonly options: readonly string[]
  /** In small letters. */
  readonly verbs: readonly string[]
}

const parts = new WeakMap<CommandPattern, Parts>()

/** Worked out once: each command is held against every pattern of its program. */
function partsOf(pattern: CommandPattern): Parts {
  const known = parts.get(pattern)
  if (known) return known
  const options = pattern.words.filter((word) => word.startsWith('-'))
  const verbs = pattern.words.filter((word) => !word.startsWith('-')).map((word) => word.toLowerCase())
  parts.set(pattern, { options, verbs })
  return { options, verbs }
}

/** Options of a pattern stand anywhere; its verbs stand first and side by side, with options and their values between. */
function fits({ options, verbs }: Parts, args: readonly string[], small: readonly string[]): boolean {
  return verbsFit(verbs, small) && options.every((option) => args.some((arg) => isOption(option, arg)))
}

/** `*` stands for one word or more: `aws * describe*`; in a word for any characters, and `\\*` for the star itself. */
function verbsFit(verbs: readonly string[], args: readonly string[]): boolean {
  let next = 0
  let skips = false
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string
    const wanted = verbs[next]
    if (wanted === undefined) return true
    if (arg.startsWith('-')) continue
    if (wanted === '*') {
      next++
      skips = true
    } else if (wanted === '\\*' ? arg === '*' : isLike(wanted, arg)) {
      next++
      skips = false
    } else if (!skips && !mayBeValue(args[at - 1])) return false
  }
  return next >= verbs.length
}

/** An option fits with its value, `--target=web`. Options differ by their letters: `-i` is not `-I`. */
const isOption = (wanted: string, arg: string): boolean =>
  isLike(wanted, arg) || (arg.startsWith(wanted) && arg[wanted.length] === '=')

/** `-n production` before the verb: the word after an option may belong to it. */
const mayBeValue = (before: string | undefined): boolean => before !== undefined && /^-[^=]*$/.test(before)
