/** A period as people say it: `2026-12-15/2027-01-05` is `2026-12-15 to 2027-01-05`. A length stays as it is written. */
export function periodInWords(period: string): string {
  return period.replace(/\s?\/\s?(?!\s|p)/i, ' to ')
}
