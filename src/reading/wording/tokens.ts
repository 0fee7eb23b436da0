import { folded } from './fold.js'

/** A word of a text as it is looked up, with its place in the text. */
export interface Token {
  /** Folded: lower case, in the letters it looks like. */
  readonly word: string
  /** Under which heads of phrases it is looked for: itself, its first letters with a `*`, and `#` where it is a number. */
  readonly keys: readonly string[]
  readonly from: number
  readonly to: number
}

/** Characters that show nothing do not end a word. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{Cf}]*(?:['’][\p{L}\p{Cf}]+)*/gu

/** Every reader goes through all the sentences of a document, one reader after the other. */
const REMEMBERED = 4096
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
  for (const match of text.matchAll(WORD)) {
    const word = folded(match[0])
    tokens.push({ word, keys: keysOf(word), from: match.index, to: match.index + match[0].length })
  }
  return tokens
}

/** How many letters of a stem lead to it. */
export const KEY_LENGTH = 3
/** Texts are made of a few thousand words. */
const keysOfWords = new Map<string, readonly string[]>()
const MOST_WORDS = 20_000

function keysOf(word: string): readonly string[] {
  const known = keysOfWords.get(word)
  if (known) return known
  if (keysOfWords.size >= MOST_WORDS) keysOfWords.clear()
  const keys = [word, `${word.slice(0, KEY_LENGTH)}*`, ...(isNumber(word) ? ['#'] : [])]
  keysOfWords.set(word, keys)
  return keys
}

/** A word that begins with a digit. */
export const isNumber = (word: string): boolean => word >= '0' && word < ':'

/** `timeBound`, `time_bound` and `Time bound:` are the same name: `time bound`. */
export function normalName(text: string): string {
  const spaced = text.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
  return tokensOf(spaced)
    .map((token) => token.word)
    .join(' ')
}
