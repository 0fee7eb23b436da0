/** More than that is no number with its unit. */
const LONGEST = 60
/** One number, and behind it what may be a unit: no second number, no condition, no brackets. */
const AMOUNT = /^[+-]?\d{1,15}(?:\.\d{1,15})?(?!\d)\s?(?:[^\s\d.,][^\d,;:<>=~()[\]{}"'`]*)?$/

/**
 * The number with its unit that a text is, as it is written with single blanks; null where it says more than that:
 * of `about 5 %` and `30-40 %` nobody can say how much it is.
 */
export function amountOf(text: string): string | null {
  const written = text
    .slice(0, 2 * LONGEST)
    .replace(/\s+/g, ' ')
    .trim()
  return text.length <= 2 * LONGEST && written.length <= LONGEST && AMOUNT.test(written) ? written : null
}
