import { folded } from './fold.js'

/** A word of a text as it is looked up, with its place in the text. */
export interface Token {
  /** Folded: lower case, in the letters it looks like. */
  readonly word: string
  readonly from: number
  readonly to: number
}

/** Characters that show nothing do not end a word. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{Cf}]*(?:['’][\p{L}\p{Cf}]+)*/gu

/** Many books are asked about one sentence before the next. */
const REMEMBERED = 16
const LONGEST_REMEMBERED = 2000
const remembered = new Map<string, readonly Token[]>()

/** The words of a text in order. Punctuation, markup left-overs and emoji fall away. */
export function tokensOf(text: string): readonly Token[] {
  if (text.length > LONGEST_REMEMBERED) return taken(text)
  const known = remembered.get(text)
  if (known) return known
  if (remembered.size >= REMEMBERED) remembered.clear()
  const tokens = taken(text)
  remembered.set(text, tokens)
  return tokens
}

function taken(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(WORD))
    tokens.push({ word: folded(match[0]), from: match.index, to: match.index + match[0].length })
  return tokens
}

/** `timeBound`, `time_bound` and `Time bound:` are the same name: `time bound`. */
export function normalName(text: string): string {
  const spaced = text.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
  return tokensOf(spaced)
    .map((token) => token.word)
    .join(' ')
}
