import type { Span } from '../../model/index.js'
import { isUnfilled } from '../placeholders.js'
import type { Vocabulary } from '../vocabulary.js'
import type { Phrasebook } from '../wording/phrases.js'
import { tokensOf } from '../wording/tokens.js'

/** Something that stands below a question. */
export interface Given {
  readonly text: string
  /** A fence or an image: nothing to read, but something was put there. */
  readonly content: boolean
  readonly listed: boolean
  readonly checked: boolean | null
  readonly span: Span
}

/** What was answered. `absent`: nothing but comments, unticked options and blank labels. `unfilled`: TBD, or the template's prompt. */
export type QuestionAnswer =
  | { readonly state: 'absent' }
  | { readonly state: 'unfilled'; readonly span: Span }
  | {
      readonly state: 'stated'
      readonly value: 'answered' | 'no' | 'not-applicable'
      readonly span: Span
      /** What is still to be written in an answer that says something otherwise. */
      readonly left: { readonly text: string; readonly span: Span } | null
    }

interface Said {
  readonly text: string
  readonly span: Span
}

/** Reads what stands below a question. */
export function answerIn(below: readonly Given[], vocabulary: Vocabulary): QuestionAnswer {
  const words = vocabulary.questionnaire.answers
  const said = below.flatMap((given) => saidBy(given, words))
  const [first] = said
  const shown = below.find(({ content }) => content)
  const span = first?.span ?? shown?.span
  if (!span) return promptIn(below, words) ?? { state: 'absent' }
  const [only] = said
  if (only && said.length === 1 && !shown) {
    const hits = words.find(only.text)
    if (hits.has('nothing')) return { state: 'stated', value: 'not-applicable', span, left: null }
    if (hits.has('no')) return { state: 'stated', value: 'no', span, left: null }
  }
  const open = said.filter(({ text }) => isLeft(text, words))
  if (!shown && said.every((one) => isUnfinished(one.text, vocabulary))) return { state: 'unfilled', span }
  const [left] = open
  return {
    state: 'stated',
    value: 'answered',
    span,
    left: left ? { text: left.text.slice(0, 80), span: left.span } : null,
  }
}

/** The template's own words where the answer belongs: not a comment, so somebody left them to be replaced. */
function promptIn(below: readonly Given[], words: Phrasebook): QuestionAnswer | null {
  const prompt = below.find(({ text, listed, checked }) => {
    return !listed && checked === null && words.find(text.replace(/\s+/g, ' ').trim()).has('instructs')
  })
  return prompt ? { state: 'unfilled', span: prompt.span } : null
}

/** The sentences of the author's own; instructions, options that were not chosen and labels without a value are none. */
function saidBy({ text, content, listed, checked, span }: Given, words: Phrasebook): readonly Said[] {
  if (content || checked === false) return []
  const own = text.replace(/\s+/g, ' ').trim()
  if (listed && checked !== true && BLANK_LABEL.test(own)) return []
  return own
    .split(BETWEEN_SENTENCES)
    .filter((sentence) => tokensOf(sentence).length > 0 && !words.find(sentence).has('instructs'))
    .map((sentence) => ({ text: sentence, span }))
}

const BLANK_LABEL = /[:?][*_`\s]*$/
/** Not within `e.g. one`: what follows begins like a sentence. */
const BETWEEN_SENTENCES = /(?<=[.?!:][*_`)]{0,4})\s+(?=[^\p{Ll}])/u

/** A promise says little else; whoever says more has answered. */
const LONGEST_PROMISE = 12
const LONGEST_UNFINISHED = 25

/** `n/a [events are sent as they come, and nobody waits for them]`: why there is none, in brackets. */
function givesReason(sentence: string, vocabulary: Vocabulary): boolean {
  const [, answer = '', reason = ''] = REASONED.exec(sentence) ?? []
  const hits = vocabulary.questionnaire.answers.find(answer)
  if (!hits.has('nothing') && !hits.has('no')) return false
  const said = vocabulary.questionnaire.answers.find(reason)
  if (said.has('left') || said.has('unfinished') || said.has('instructs')) return false
  return tokensOf(reason).length >= LEAST_REASON && !vocabulary.says('placeholders').find(reason).has('asks')
}

const REASONED = /^([^[\]]{2,40})\[([^[\]]{1,400})\][.\s]*$/
const LEAST_REASON = 4

function isUnfinished(sentence: string, vocabulary: Vocabulary): boolean {
  if (givesReason(sentence, vocabulary)) return false
  if (isUnfilled(sentence, vocabulary)) return true
  const hits = vocabulary.questionnaire.answers.find(sentence)
  const length = tokensOf(sentence).length
  return (hits.has('left') && length <= LONGEST_UNFINISHED) || (hits.has('unfinished') && length <= LONGEST_PROMISE)
}

const isLeft = (sentence: string, words: Phrasebook): boolean => words.find(sentence).has('left')
