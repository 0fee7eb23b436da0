/** A numeric condition: `> 5 %`, `exceeds 1%`, `above 35 percent`, `4x baseline`. */
export interface Threshold {
  readonly comparator: '>' | '>=' | '<' | '<=' | '='
  readonly value: number
  readonly unit: string
  readonly from: number
  readonly to: number
}

const WORDS: readonly [RegExp, Threshold['comparator']][] = [
  [/^(?:>=|≥|&ge;|at least|reaches|reach)$/i, '>='],
  [/^(?:<=|≤|at most|no more than|(?:does )?not exceed(?:ing)?)$/i, '<='],
  [
    /^(?:<|below|under|less than|lower than|falls? (?:below|under)|drops? (?:below|under)|remains? below|fewer than)$/i,
    '<',
  ],
  [/^(?:=|==|equals?)$/i, '='],
]
const COMPARATOR =
  '>=|≥|<=|≤|>|<|==|(?:does )?not exceed(?:ing)?|exceed(?:s|ed|ing)?|above|over|more than|greater than|higher than|beyond|at least|reach(?:es)?|at most|no more than|falls? (?:below|under)|drops? (?:below|under)|remains? below|below|under|less than|lower than|fewer than'
const UNIT =
  '%|percent|percentage points?|ms|milliseconds?|s|seconds?|minutes?|mins?|x|×|times|errors?|requests?|req/s|rps|failures?|events?|users?|customers?|tickets?|reports?|MB|GB|KB|restarts?|pods?|messages?|incidents?'
const PATTERN = new RegExp(
  `(?<![\\w-])(${COMPARATOR})\\s{0,3}(?:(?:the|a|an|p\\d{1,3}|of)\\s{1,3}){0,3}\\$?(\\d[\\d,_]{0,20}(?:\\.\\d{1,9})?)\\s{0,3}(${UNIT})?(?![\\w.]*\\w)`,
  'gi',
)

/** Every numeric condition of a text. A duration alone (`for more than 5 minutes`) is a window, not a threshold. */
export function thresholdsIn(text: string): readonly Threshold[] {
  return [...text.matchAll(PATTERN)].flatMap((match) => {
    const [whole, word, number, unit] = match
    const plain = (unit ?? '').toLowerCase()
    if (
      /^(?:s|seconds?|minutes?|mins?)$/.test(plain) &&
      !/latency|response|duration|p\d\d|time/i.test(text.slice(Math.max(0, match.index - 120), match.index))
    )
      return []
    return [
      {
        comparator: WORDS.find(([pattern]) => pattern.test(word as string))?.[1] ?? '>',
        value: Number((number as string).replace(/[,_]/g, '')),
        unit: plain === 'percent' ? '%' : plain,
        from: match.index,
        to: match.index + whole.length,
      },
    ]
  })
}
