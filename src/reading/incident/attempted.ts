import { type Collected, type Reading, unread } from '../collected.js'
import { saidBy, saysNothing } from '../detect/unit-context.js'
import type { Section } from '../structure/unit.js'
import { chainOf, type Unit } from '../structure/unit.js'

const TRIED = 'incident.rollbackTried'

/** Notes that something was tried which nobody could read as an attempt: below its title, sentences tell of attempts too. */
export function noteAttempted(units: readonly Unit[], reading: Reading, into: Collected): void {
  const { vocabulary } = reading
  const lines = new Set(
    into.items.flatMap(({ type, span, mentions }) =>
      type === 'attempt' ? [span, ...mentions.map((mention) => mention.span)].map(({ line }) => line) : [],
    ),
  )
  for (const { type, span, where } of into.unread) if (type === 'attempt') unread(into, TRIED, '', { span, where })
  for (const unit of units) {
    if (unit.pointer !== undefined || unit.type === 'command' || unit.type === 'code' || lines.has(unit.span.line))
      continue
    if (isBelowAttempts(unit.section) && !saysNothing(saidBy(unit), vocabulary))
      unread(into, TRIED, unit.text, { span: unit.span, where: unit.section.where })
  }

  function isBelowAttempts(section: Section): boolean {
    for (const { type, title } of chainOf(section))
      if (type === 'heading' || type === 'line') return vocabulary.says('incident').find(title).has('attempts')
    return false
  }
}
