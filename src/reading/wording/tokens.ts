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

/** The words of a text in order. Punctuation, markup left-overs and emoji fall away. */
export function tokensOf(text: string): readonly Token[] {
  const places = placesOfWords(text)
  const tokens: Token[] = []
  for (let at = 0; at < places.length; at += 2) {
    const [from, to] = [places[at] as number, places[at + 1] as number]
    tokens.push({ word: folded(text.slice(from, to)), from, to })
  }
  return tokens
}

/** Where the words of a text begin and end, two numbers a word. */
export function placesOfWords(text: string): readonly number[] {
  const places: number[] = []
  const { length } = text
  let at = 0
  while (at < length) {
    let code = text.charCodeAt(at)
    if (code > ASCII) return placesOfAny(text)
    if (!isWordCode(code)) {
      at++
      continue
    }
    places.push(at)
    do code = text.charCodeAt(++at)
    while (isWordCode(code))
    while (code === APOSTROPHE && isLetterCode(text.charCodeAt(at + 1))) {
      do code = text.charCodeAt(++at)
      while (isLetterCode(code))
    }
    if (code > ASCII) return placesOfAny(text)
    places.push(at)
  }
  return places
}

const ASCII = 127
const APOSTROPHE = 39

const isLetterCode = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const isWordCode = (code: number): boolean => isLetterCode(code) || (code >= 48 && code <= 57)

function placesOfAny(text: string): readonly number[] {
  const places: number[] = []
  for (const match of text.matchAll(WORD)) places.push(match.index, match.index + match[0].length)
  return places
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
