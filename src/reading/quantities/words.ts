type Lists = Readonly<Record<string, readonly string[]>>

/** `rules/vocabulary/quantities.yaml`: the words of quantities, as they are written. */
export interface QuantityWords {
  readonly time: Readonly<Record<keyof typeof SECONDS, readonly string[]>>
  readonly counted: readonly string[]
  /** By the number as written in figures. */
  readonly numbers: Lists
  readonly one: readonly string[]
  readonly 'half-more': readonly string[]
  readonly to: readonly string[]
  readonly or: readonly string[]
  readonly from: readonly string[]
  readonly between: readonly string[]
  readonly and: readonly string[]
  readonly bounds: readonly string[]
  readonly above: readonly string[]
  readonly 'at-least': readonly string[]
  readonly below: readonly string[]
  readonly 'at-most': readonly string[]
  readonly equal: readonly string[]
  readonly 'or-more': readonly string[]
  readonly 'or-less': readonly string[]
  readonly fillers: readonly string[]
  readonly percent: readonly string[]
  readonly times: readonly string[]
  readonly measures: readonly string[]
  readonly counts: readonly string[]
  readonly per: readonly string[]
  readonly multiples: Lists
  readonly consecutive: readonly string[]
  readonly 'in-a-row': readonly string[]
  readonly levels: readonly string[]
  readonly 'at-level': readonly string[]
  readonly timed: readonly string[]
  /** January first. */
  readonly months: readonly (readonly string[])[]
  /** Monday first. */
  readonly weekdays: readonly (readonly string[])[]
  readonly ordinals: readonly string[]
  readonly of: readonly string[]
  readonly 'version-prefixes': readonly string[]
  readonly 'revision-names': readonly string[]
  readonly 'build-names': readonly string[]
  readonly 'version-names': readonly string[]
  readonly 'moving-tags': readonly string[]
  readonly series: readonly string[]
}

export const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 } as const

/** Every word for a unit of time, with its length in seconds. */
export const timeUnits = ({ time }: QuantityWords): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(SECONDS).flatMap(([unit, seconds]) =>
      time[unit as keyof typeof SECONDS].map((word) => [word, seconds] as const),
    ),
  )

/** Unbounded, blanks in a row would cost the square of their number. */
export const GAP = '\\s{0,3}'

/** `(falls|drops) below`: every way to say it. */
export function spelledOut(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => {
    const group = /\(([^()]*)\)/.exec(word)
    if (!group) return [word]
    const [before, after] = [word.slice(0, group.index), word.slice(group.index + group[0].length)]
    return spelledOut((group[1] as string).split('|').map((one) => before + one + after))
  })
}

/** A pattern for any of some words, the longest first; a blank is any blank, a hyphen or none that breaks the line. */
export const anyOf = (words: readonly string[]): string =>
  `(?:${[...spelledOut(words)]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '[\\s-]{1,3}'))
    .join('|')})`

/** As a word is looked up after it was matched. */
export const plainWord = (text: string): string => text.toLowerCase().replace(/[\s-]+/g, ' ')
