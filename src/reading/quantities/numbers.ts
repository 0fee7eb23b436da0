import { anyOf, GAP, plainWord, type QuantityWords } from './words.js'

/** How amounts are written, as patterns without groups, and what they come to. */
export interface Numbers {
  /** `5`, `1.5`, `1,500`, `½`, `1½`, `1/2`. */
  readonly figures: string
  /** `five`, `twenty-five`, `half an`. */
  readonly spelled: string
  /** ` and a half`. */
  readonly half: string
  amountOf(text: string): number
}

const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
])
const FIGURES = '(?:\\d{1,3}(?:,\\d{3}){1,3}(?!\\d)|[13]/[24](?!\\d)|\\d{0,3}[½¼¾]|\\d{1,9}(?:\\.\\d{1,9})?)'

export function numbersOf(words: QuantityWords): Numbers {
  const values = new Map(
    Object.entries(words.numbers).flatMap(([value, several]) => several.map((word) => [word, Number(value)] as const)),
  )
  const within = (fits: (value: number) => boolean) =>
    anyOf([...values].flatMap(([word, value]) => (fits(value) ? [word] : [])))
  const tens = within((value) => value >= 20 && value % 10 === 0)
  const ones = within((value) => value >= 1 && value <= 9)
  return {
    figures: FIGURES,
    spelled: `(?:${tens}[\\s-]{1,3}${ones}|${anyOf([...values.keys()])})`,
    half: `(?:${GAP}${anyOf(words['half-more'])})`,
    amountOf,
  }

  function amountOf(text: string): number {
    const plain = plainWord(text)
    const known = values.get(plain)
    if (known !== undefined) return known
    const fraction = FRACTIONS.get(text.slice(-1))
    if (fraction !== undefined) return Number(text.slice(0, -1)) + fraction
    const [over, under] = text.split('/')
    if (under) return Number(over) / Number(under)
    if (/^\d/.test(text)) return Number(text.replaceAll(',', ''))
    return plain.split(' ').reduce((sum, word) => sum + (values.get(word) ?? 0), 0)
  }
}
