/**
 * Equality of words as people write them: `Approved` is `approved`, and two Unicode spellings of one letter are one.
 * A pattern is the way to insist on case.
 */
export function sameText(a: string, b: string): boolean {
  return normal(a) === normal(b)
}

/** The form in which texts are compared. */
export function normal(text: string): string {
  return text.trim().replace(/\s+/g, ' ').normalize('NFC').toLowerCase()
}
