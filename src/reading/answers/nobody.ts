import type { FactSpec } from '../../model/index.js'
import type { Vocabulary } from '../vocabulary.js'

const APPROVER = 'approval.by'
/** Facts that tell who it is, like every one of `ownership.*`. */
const PEOPLE = new Set(['step.owner', APPROVER])

/** Why a text names nobody where somebody has to be named, or null. */
export function whyNoPerson({ name }: FactSpec, text: string, vocabulary: Vocabulary): string | null {
  if (name.startsWith('ownership.')) return whyNobody(text, vocabulary)
  if (!PEOPLE.has(name)) return null
  // Who is on duty may do a step; an approval was given by somebody.
  const isAnyone = name === APPROVER && vocabulary.says('answers').find(text).has('anyone')
  // `Jane Doe, +49 30 1234567` is somebody.
  return isAnyone ? namesNobody(text) : whyNobody(text.replace(PHONE, ''), vocabulary)
}

const PHONE = /\+\d{2}[\d\s()/-]*/

/** A telephone number or a question. */
const NOT_A_ROLE = /\?[\s)]*$|\+\d{2}/
/** A name has more letters than what may stand around a number: `in 5 minutes`. */
const SHORTEST_NAME = 3

/** Why a text names no role, person or group, or null where it may be one: `to be named`, `yes`, `5 minutes`, `2.14.3`. */
export function whyNobody(text: string, vocabulary: Vocabulary): string | null {
  const said = vocabulary.says('answers').find(text)
  const by = said.first('approved-by')
  // `Approved by Jane Doe`: who it is stands behind it.
  if (by && by.to < text.length) return whyNobody(text.slice(by.to).trim(), vocabulary)
  const agrees = said.has('agrees') && !vocabulary.words.find(text).has('role')
  const names = !(NOT_A_ROLE.test(text) || said.has('nobody') || agrees || isMeasure(text, vocabulary))
  return names ? null : namesNobody(text)
}

const namesNobody = (text: string): string => `"${text}" names no role, person or group`

/** Nothing but a length of time, a version or a day. */
function isMeasure(text: string, { quantities }: Vocabulary): boolean {
  const measures = [...quantities.durationsIn(text), ...quantities.versionsIn(text)]
  const letters = (of: string) => of.replace(/[^\p{L}]/gu, '').length
  if (letters(text) === 0) return true
  const measured = measures.reduce((sum, { from, to }) => sum + letters(text.slice(from, to)), 0)
  return measures.length > 0 && letters(text) - measured < SHORTEST_NAME
}
