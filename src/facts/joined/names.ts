/** The words of a name, whatever joins them: `checkout-api`, `Checkout API`, `checkout_api`. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** The same for all names that are written with the same words. */
export const plainName = (name: string): string => wordsOf(name).join(' ')

/** Whether one name is a part of the other: `storefront` of `storefront web`, `web` of `the web tier`. */
export function isPartOf(one: readonly string[], other: readonly string[]): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one]
  return fewer.length > 0 && fewer.every((word) => more.includes(word))
}

/** Of a longer name nobody asks for more words. */
const MOST_WORDS = 12

/** Whether one name is a part of the other, also where words are joined by capitals or by nothing: `storefront` of `storeFrontApi`. */
export function isNameWithin(one: string, other: string): boolean {
  if (isPartOf(wordsOf(one), wordsOf(other))) return true
  const [words, others] = [one, other].map((name) => wordsOf(name.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, ' ')))
  return words !== undefined && others !== undefined && (isRunOf(words, others) || isRunOf(others, words))
}

/** Whether some words beside each other are written with the same letters. */
function isRunOf(words: readonly string[], all: readonly string[]): boolean {
  const letters = words.join('')
  const known = all.slice(0, MOST_WORDS)
  return (
    letters !== '' && known.some((_, from) => known.some((_, to) => known.slice(from, to + 1).join('') === letters))
  )
}

/** A name and not a phrase: `checkout-api`, `web`. */
export const isPlainName = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}._/:@-]*$/u.test(name.trim())
