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

/** A name and not a phrase: `checkout-api`, `web`. */
export const isPlainName = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}._/:@-]*$/u.test(name.trim())
