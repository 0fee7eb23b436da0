import type { Mention } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import type { Section, Unit } from '../structure/unit.js'
import type { Hits } from '../wording/phrases.js'
import { finishItem } from './items.js'

/** `- CAB: rejected`, `Sign-off: pending`, `The change board rejected this release`: approvals that stand in no table. */
export function readApprovals(units: readonly Unit[], reading: Reading, into: Collected): void {
  for (const unit of units) {
    if (unit.quoted || unit.language !== null || unit.type === 'row' || unit.text.length > LONGEST) continue
    const below = isOnApprovals(unit.section, reading)
    if (below && unit.listDepth > 0) continue
    const { forbidden, example, template, aside, rollback } = reading.scopes.of(unit.section)
    if (forbidden || example || template || aside || (rollback && !below)) continue
    const mentions = approvalIn(unit, reading)
    if (mentions.length > 0) finishItem('approval', mentions, unit.span, unit.section.where, reading, into)
  }
}

/** What a sentence, a label or a box says of an approval: its decision and its date. */
export function approvalIn(unit: Unit, reading: Reading): readonly Mention[] {
  const decision = decisionIn(unit, reading)
  if (!decision) return []
  const mention = (field: string, value: string): Mention => ({
    field,
    state: 'stated',
    value,
    span: unit.span,
    where: unit.section.where,
    by: 'answer',
  })
  const written = DATE.exec(unit.text)?.[0]
  const date = written ? reading.vocabulary.quantities.dateOf(written) : null
  // Who approved on a day that nobody wrote down is no concern of the one who asks whether it is given.
  if (decision === 'approved' && !date) return []
  return [mention('approval.decision', decision), ...(date ? [mention('approval.date', date)] : [])]
}

const DATE = /\d{4}-\d{2}-\d{2}/
const LONGEST = 160

function decisionIn({ text, pair, checked, section }: Unit, reading: Reading): string | null {
  const book = reading.vocabulary.says('approvals')
  const below = isOnApprovals(section, reading)
  const said = book.find(text)
  if (checked === false && (below || isAtTop(section, reading)))
    return said.has('choice') || !(below || book.find(text).has('asks')) ? null : 'pending'
  if (said.has('says-refused')) return 'rejected'
  if (said.has('says-open')) return 'pending'
  if (said.has('says-given')) return 'approved'
  if (!pair) return null
  const asked = book.find(pair.label)
  return asked.has('asks') || (below && asked.has('asks-below')) ? answered(book.find(pair.value)) : null
}

const answered = (said: Hits): string | null =>
  said.has('open') ? 'pending' : said.has('refused') ? 'rejected' : said.has('given') ? 'approved' : null

/** Below a title that asks for the approvals. */
function isOnApprovals(section: Section, { vocabulary }: Reading): boolean {
  const specs = vocabulary.itemsByTitle.get(vocabulary.titleKey(section.title)) ?? []
  return specs.some(({ type }) => type === 'approval')
}

/** Above the first chapter. */
const isAtTop = (section: Section, { outline }: Reading): boolean =>
  section.type === 'root' || section === outline.sections.find(({ type }) => type === 'heading')
