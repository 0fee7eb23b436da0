import type { FactSpec } from '../../model/index.js'
import { whyNoAnswer } from '../denial.js'
import type { Vocabulary } from '../vocabulary.js'
import { type Answer, saidIn, stated, UNREADABLE } from './answer.js'

/** A decision that is one: who approves under a condition, or has said both, has not decided. */
export function decisionAnswer(spec: FactSpec, text: string, vocabulary: Vocabulary): Answer {
  const hits = (vocabulary.values.get(spec.name)?.find(text).all ?? []).filter(
    (hit, _, all) => !all.some((other) => other.from <= hit.from && hit.to <= other.to && length(other) > length(hit)),
  )
  const [value, ...others] = new Set(hits.map(({ name }) => name))
  if (value === undefined) return stated(text)
  const isOpen = others.length > 0 || OPEN.test(text) || saidIn(text, vocabulary).has('hedged')
  return isOpen ? UNREADABLE : stated(value)
}

const length = ({ from, to }: { readonly from: number; readonly to: number }): number => to - from
/** Things whose dates tell what has happened. */
const HAPPENED: ReadonlySet<string> = new Set(['approval', 'drill', 'record', 'attempt'])
const UNSURE = /\?\W*$/
/** `approved?`, a cross, a box that is not ticked. */
const OPEN = /\?\W*$|[❌✗✘☐]|\[ \]/u
const TICK = /[✅✓✔☑]|\[x\]/iu

/** Whether a change can be undone: what is not said for sure is not taken for a yes. */
export function reversibleAnswer(text: string, vocabulary: Vocabulary): Answer {
  const said = saidIn(text, vocabulary)
  const words = vocabulary.words.find(text)
  if (words.has('irreversible')) return stated(false)
  if (OPEN.test(text) || said.has('hedged')) return UNREADABLE
  if (said.has('yes') || words.has('reversible') || TICK.test(text)) return stated(true)
  const isNo = said.has('no') || said.has('bad') || whyNoAnswer(text, vocabulary) !== null
  return isNo ? stated(false) : UNREADABLE
}

/** What is planned or expected has not happened on that day. */
export function isPlanned({ subject }: FactSpec, text: string, vocabulary: Vocabulary): boolean {
  return HAPPENED.has(subject) && (UNSURE.test(text) || saidIn(text, vocabulary).has('hedged'))
}

/** Whether who wrote it is not sure. */
export function isDoubted(text: string, vocabulary: Vocabulary): boolean {
  return UNSURE.test(text) || saidIn(text, vocabulary).has('unsure')
}
