import type { Mention, Span } from '../../model/index.js'
import { type Collected, type Reading, unread } from '../collected.js'
import type { Vocabulary } from '../vocabulary.js'
import { howOf, questionsIn } from './questions.js'

/**
 * Notes where what is said of how one knows an answer leaves nobody sure of it: it is still to be written, it tells that
 * nobody looked, or it tells the contrary. Whoever acts on such an answer acts on nothing.
 */
export function noteDoubts(reading: Reading, into: Collected): void {
  for (const { name } of questionsIn(reading)) {
    const how = howOf(name)
    const answers = into.mentions.filter(({ field, state }) => field === name && state === 'stated')
    for (const { span } of into.rejected.filter(({ field }) => field === how)) note(name, '', { span, where: '' })
    for (const mention of into.mentions.filter(({ field }) => field === how))
      if (leavesOpen(mention, answers, name, reading.vocabulary)) note(name, String(mention.value ?? ''), mention)
  }

  function note(name: string, text: string, { span, where }: { readonly span: Span; readonly where: string }): void {
    unread(into, name, text, { span, where })
  }
}

/** Where it is a no that lets one go back. */
const GOOD_IF_TRUE = 'incident.targetVerified'

function leavesOpen(
  { state, value }: Mention,
  answers: readonly Mention[],
  name: string,
  vocabulary: Vocabulary,
): boolean {
  if (state !== 'stated') return true
  const text = String(value)
  if (isHedged(text, vocabulary)) return true
  const good = name === GOOD_IF_TRUE
  if (!answers.some((one) => one.value === good)) return false
  return good ? tellsOfHarm(text, vocabulary) : tellsThatItCame(text, vocabulary)
}

/** Whoever says how one knows does not know: `The flag should be off`. */
const isHedged = (text: string, vocabulary: Vocabulary): boolean =>
  text.trimEnd().endsWith('?') || vocabulary.says('incident').find(text).has('hedge')

/** `Nobody stopped it: the column was dropped`, `it was dropped but not read`: what one clause denies is not all. */
function* clausesOf(text: string, vocabulary: Vocabulary): Generator<string> {
  for (const part of text.split(SIGNS)) {
    let from = 0
    for (const { name, to } of vocabulary.says('incident').find(part).all) {
      if (name !== 'turn' || to <= from) continue
      yield part.slice(from, to)
      from = to
    }
    yield part.slice(from)
  }
}

const SIGNS = /[.;:,!](?=\s|$)|\s[–—-]+\s/u

function tellsThatItCame(text: string, vocabulary: Vocabulary): boolean {
  const book = vocabulary.says('incident')
  const clauses = [...clausesOf(text, vocabulary)].map((clause) => book.find(clause.trim()))
  if (clauses.some((said) => said.has('harmless') && !said.has('turned'))) return false
  return clauses.some((said) => said.has('lost') || (said.has('happened') && !said.has('spared')))
}

function tellsOfHarm(text: string, vocabulary: Vocabulary): boolean {
  const book = vocabulary.says('incident')
  return [...clausesOf(text, vocabulary)].some((clause) => {
    const said = book.find(clause.trim())
    if (said.has('still-good')) return false
    return said.has('denied') || (said.has('broken') && !said.has('unbroken'))
  })
}
