import { isToCome, isUnfilled } from '../placeholders.js'
import type { Vocabulary } from '../vocabulary.js'
import type { Answer } from './convert.js'

/** Both ends written in one text. */
export const WINDOW = 'release.window'
export const START = `${WINDOW}.start`
export const END = `${WINDOW}.end`

/** What a text says of the two ends of a window: `2026-11-24 09:00 UTC to 11:00 UTC`. */
export function endsIn(text: string, vocabulary: Vocabulary): readonly (readonly [string, Answer])[] {
  const { stretchOf, dateOf } = vocabulary.quantities
  if (isUnfilled(text, vocabulary) || isToCome(text, vocabulary)) return both({ state: 'unfilled', value: null })
  const stretch = stretchOf(text)
  if (stretch)
    return [
      [START, { state: 'stated', value: stretch.start }],
      [END, { state: 'stated', value: stretch.end }],
    ]
  if (dateOf(text) !== null) return both({ state: 'unreadable', value: null })
  return both({ state: 'rejected', because: `"${text.slice(0, LONGEST)}" names no date` })
}

const LONGEST = 80

const both = (answer: Answer): readonly (readonly [string, Answer])[] => [
  [START, answer],
  [END, answer],
]
