import type { Vocabulary } from './vocabulary.js'
import { blanked, hitsOf } from './wording/near.js'
import { rememberedBy } from './wording/remembered.js'

/** A text with the negations blank that negate nothing: `do not forget to`, `must not be skipped`, `not only`. */
export const withoutEmptyNegation = rememberedBy((text: string, vocabulary: Vocabulary): string => {
  const hits = vocabulary.says('polarity').find(text)
  const real = hitsOf(hits, 'not-seeming')
  const seeming = hitsOf(hits, 'seeming').filter(
    (one) => !/[;:.](?:\s|$)/.test(text.slice(one.from, one.to)) && !real.some(({ from }) => from === one.from),
  )
  return seeming.length === 0 ? text : blanked(text, seeming)
})

/** Whether a title complains of something rather than orders that it be left: `The pods do not start`. */
export const isComplaint = (title: string, vocabulary: Vocabulary): boolean =>
  vocabulary.says('polarity').find(title).has('complaint')
