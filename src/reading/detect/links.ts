import { spanWithin } from '../../model/index.js'
import { pushLink } from '../answers/data.js'
import type { Collected, Reading } from '../collected.js'
import { firstAt, marksFrom } from '../structure/prose.js'
import type { Unit } from '../structure/unit.js'

/** `[[delivery/index|Delivery]]`; a test of the shell begins with a blank. */
const WIKI = /\[\[(?!\s)[^\][\n]{1,200}\]\]/g
const ADDRESS = /^[a-z][a-z0-9+.-]*:/i

/** Every relative link, image and wiki link of the prose that no titled section has claimed. Web addresses are not followed. */
export function detectLinks(units: readonly Unit[], { vocabulary }: Reading, into: Collected): void {
  const book = vocabulary.says('runbook')
  const claimed = new Set(
    into.items.filter((item) => item.type === 'link').map((item) => `${item.span.line} ${item.label}`),
  )
  for (const unit of units) {
    if (unit.type === 'command' || unit.type === 'code') continue
    const end = unit.from + unit.text.length
    for (const mark of marksFrom(unit.prose, unit.from, end)) {
      const leads = mark.type === 'link' || mark.type === 'image'
      if (leads && mark.url && !ADDRESS.test(mark.url) && mark.to <= end) push(unit, mark.url, mark.from, mark.to)
    }
    for (const match of unit.text.matchAll(WIKI)) {
      const from = unit.from + match.index
      // `[[TOC]]` asks for a table of contents.
      if (!inCode(unit, from) && !book.find(match[0]).has('contents'))
        push(unit, match[0], from, from + match[0].length)
    }
  }

  function push(unit: Unit, target: string, from: number, to: number): void {
    if (claimed.has(`${unit.span.line} ${target}`)) return
    pushLink(into, 'reference', target, spanWithin(unit.prose, from, to), unit.section.where)
  }
}

function inCode({ prose }: Unit, at: number): boolean {
  const beyond = firstAt(prose.marks, at + 1, (mark) => mark.from)
  return prose.marks.slice(Math.max(0, beyond - 8), beyond).some((mark) => mark.type === 'code' && at < mark.to)
}
