import type { Vocabulary } from '../vocabulary.js'

/** A telephone number or a question. */
const NOT_A_ROLE = /\?\s*$|\+\d{2}/
/** A name has more letters than what may stand around a number: `in 5 minutes`. */
const SHORTEST_NAME = 3

/** Why a text names no role, person or group, or null where it may be one: `to be named`, `yes`, `5 minutes`, `2.14.3`. */
export function whyNobody(text: string, vocabulary: Vocabulary): string | null {
  const said = vocabulary.says('answers').find(text)
  const agrees = said.has('agrees') && !vocabulary.words.find(text).has('role')
  const names = !(NOT_A_ROLE.test(text) || said.has('nobody') || agrees || isMeasure(text, vocabulary))
  return names ? null : `"${text}" names no role, person or group`
}

/** Nothing but a length of time, a version or a day. */
function isMeasure(text: string, { quantities }: Vocabulary): boolean {
  const measures = [...quantities.durationsIn(text), ...quantities.versionsIn(text)]
  const letters = (of: string) => of.replace(/[^\p{L}]/gu, '').length
  if (letters(text) === 0) return true
  const measured = measures.reduce((sum, { from, to }) => sum + letters(text.slice(from, to)), 0)
  return measures.length > 0 && letters(text) - measured < SHORTEST_NAME
}
