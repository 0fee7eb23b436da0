import type { Mention, Span } from '../../model/index.js'
import { answer, type Collected, type Reading } from '../collected.js'
import type { Unit } from '../structure/unit.js'
import { approvalIn } from './approvals.js'

const BY = 'approval.by'
const ROLE = 'approval.role'
const DATE = /\d{4}-\d{2}-\d{2}/

/** An approval told in a line: `CAB: approved on 2026-11-18`, `Product owner: Jane Doe`, `Jane Doe, approved`. */
export function approvalNamed(unit: Unit, reading: Reading, into: Collected): readonly Mention[] {
  const mentions: Mention[] = []
  const put = (field: string, text: string, span: Span) =>
    answer({ ...into, mentions, rejected: [] }, reading, field, text, span, unit.section.where)
  const decided = approvalIn(unit, reading)
  const { pair } = unit
  if (!pair) put(BY, nameIn(unit.text, reading), unit.span)
  else if (decided.length > 0 || decides(pair.value, reading)) put(BY, pair.label, unit.span)
  else {
    put(ROLE, pair.label, unit.span)
    put(BY, nameIn(pair.value, reading), pair.valueSpan)
  }
  return [...mentions, ...decided]
}

/** Whether a text begins with a decision or a day, or is empty. */
function decides(text: string, reading: Reading): boolean {
  return text === '' || endOfName(text, reading) === 0
}

/** Who it is, without what was decided and when: two approvals of one person are one of them. */
function nameIn(text: string, reading: Reading): string {
  const end = endOfName(text, reading)
  const name = end === null ? '' : text.slice(0, end).replace(/[\s,;:(–—-]+$/u, '')
  return /\p{L}/u.test(name) ? name : text
}

/** Where the decision or the day begins, behind a sign that sets it apart. */
function endOfName(text: string, { vocabulary }: Reading): number | null {
  const hits = vocabulary.values.get('approval.decision')?.find(text).all ?? []
  const ends = [...hits.map(({ from }) => from), DATE.exec(text)?.index ?? -1].filter(
    (from) => from === 0 || (from > 0 && /[,;:(–—-]\s*$/.test(text.slice(0, from))),
  )
  return ends.length > 0 ? Math.min(...ends) : null
}
