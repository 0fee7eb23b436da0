import { spanWithin } from '../../model/index.js'
import { pushLink } from '../answers/data.js'
import type { Collected } from '../collected.js'
import { marksFrom } from '../structure/prose.js'
import type { Unit } from '../structure/unit.js'

/** Every relative link and wiki link of the prose that no titled section has claimed. Web addresses are not followed. */
export function detectLinks(units: readonly Unit[], into: Collected): void {
  const claimed = new Set(
    into.items.filter((item) => item.type === 'link').map((item) => `${item.span.line} ${item.label}`),
  )
  for (const unit of units) {
    if (unit.type === 'command' || unit.type === 'code') continue
    const end = unit.from + unit.text.length
    for (const mark of marksFrom(unit.prose, unit.from, end)) {
      if (mark.type !== 'link' || !mark.url || /^[a-z][a-z0-9+.-]*:/i.test(mark.url) || mark.to > end) continue
      const span = spanWithin(unit.prose, mark.from, mark.to)
      if (!claimed.has(`${unit.span.line} ${mark.url}`)) pushLink(into, 'reference', mark.url, span, unit.section.where)
    }
  }
}
