import { type Mark, spanWithin } from '../../model/index.js'
import { pushLink } from '../answers/data.js'
import type { Collected, Reading } from '../collected.js'
import { reasonAgainst } from '../polarity.js'
import { marksFrom } from '../structure/prose.js'
import type { Unit } from '../structure/unit.js'
import { hitsOf } from '../wording/near.js'
import { contextOf, isProse } from './unit-context.js'

const FILE = /^[\w./-]{1,200}\.(\w+)(?:#\S*)?$/

/** `The steps are in the [deployment plan](plan.md)`, "documented in `plan.md`": documents that hold the steps. */
export function detectHeldSteps(units: readonly Unit[], reading: Reading, into: Collected): void {
  const book = reading.vocabulary.says('emergency')
  for (const unit of units) {
    if (!isProse(unit) || unit.quoted) continue
    const end = unit.from + unit.text.length
    const marks = marksFrom(unit.prose, unit.from, end)
    if (!marks.some(({ type }) => type === 'link' || type === 'code')) continue
    // `The steps are described in:` over the name of the file.
    const said = unit.section.type === 'lead-in' ? `${unit.section.title} ${unit.text}` : unit.text
    const hits = book.find(said)
    const isLabelled = isLinkOf(unit, marks) && book.find(unit.pair?.label ?? '').has('steps-label')
    if (!isLabelled && !hits.has('of-steps')) continue
    // `The steps are not documented in [the old runbook](old.md)`
    const before = said.length - unit.text.length
    const isSaid = hitsOf(hits, 'held-elsewhere').some(
      ({ from }) => !reasonAgainst(unit, reading.scopes, Math.max(from - before, 0)),
    )
    if (!(isSaid || isLabelled) || !contextOf(unit, reading).rollback) continue
    for (const mark of marks) {
      const text = unit.prose.text.slice(mark.from, mark.to)
      const target = mark.type === 'link' ? mark.url : mark.type === 'code' && isPage(text, reading) ? text : undefined
      if (target && mark.to <= end && !target.startsWith('#'))
        pushLink(into, 'runbook', target, spanWithin(unit.prose, mark.from, mark.to), unit.section.where)
    }
  }
}

/** `Steps: [shop runbook](shop.md)`: the label says what the link leads to, whatever its words are. */
function isLinkOf({ pair }: Unit, marks: readonly Mark[]): boolean {
  if (!pair) return false
  const [first] = marks.filter(({ type }) => type === 'link')
  return first !== undefined && pair.value.trim().replace(/\.$/, '').length === first.to - first.from
}

const isPage = (text: string, { vocabulary }: Reading): boolean =>
  vocabulary.language('pages', FILE.exec(text)?.[1] ?? '')
