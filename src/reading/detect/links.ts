import { spanWithin } from '../../model/index.js'
import { pushLink } from '../answers/data.js'
import type { Collected, Reading } from '../collected.js'
import { reasonAgainst } from '../polarity.js'
import { isOutside, withoutEnding } from '../structure/links.js'
import { firstAt, marksFrom } from '../structure/prose.js'
import type { Unit } from '../structure/unit.js'
import { isProse } from './unit-context.js'

/** `[[delivery/index|Delivery]]`; a test of the shell begins with a blank. */
const WIKI = /\[\[(?!\s)[^\][\n]{1,200}\]\]/g
/** Relations that the words of a link alone can tell. */
const CALLED: ReadonlySet<string> = new Set(['runbook', 'strategy'])

/** Every relative link, image and wiki link of the prose that no titled section has claimed. Web addresses are not followed. */
export function detectLinks(units: readonly Unit[], { vocabulary, scopes }: Reading, into: Collected): void {
  const book = vocabulary.says('runbook')
  const claimed = new Set(
    into.items.filter((item) => item.type === 'link').map((item) => `${item.span.line} ${item.label}`),
  )
  for (const unit of units) {
    if (unit.type === 'command' || unit.type === 'code') continue
    const end = unit.from + unit.text.length
    for (const mark of marksFrom(unit.prose, unit.from, end)) {
      const leads = mark.type === 'link' || mark.type === 'image'
      if (leads && mark.url && !isOutside(mark.url) && mark.to <= end)
        push(
          unit,
          mark.url,
          mark.from,
          mark.to,
          mark.type === 'link' ? calledIn(unit, mark.from, mark.to) : 'reference',
        )
    }
    for (const match of unit.text.matchAll(WIKI)) {
      const from = unit.from + match.index
      // `[[TOC]]` asks for a table of contents.
      if (!inCode(unit, from) && !book.find(match[0]).has('contents'))
        push(unit, match[0], from, from + match[0].length)
    }
  }

  /** `The steps are in the [runbook](going-back.md)`, unless it is said not to count. */
  function calledIn(unit: Unit, from: number, to: number): string {
    const words = withoutEnding(unit.prose.text.slice(from, to))
    const spec = (vocabulary.linksByTitle.get(vocabulary.titleKey(words)) ?? []).find(({ relation }) =>
      CALLED.has(relation),
    )
    return spec && isProse(unit) && !unit.quoted && !reasonAgainst(unit, scopes, from - unit.from)
      ? spec.relation
      : 'reference'
  }

  function push(unit: Unit, target: string, from: number, to: number, relation = 'reference'): void {
    if (claimed.has(`${unit.span.line} ${target}`)) return
    pushLink(into, relation, target, spanWithin(unit.prose, from, to), unit.section.where)
  }
}

function inCode({ prose }: Unit, at: number): boolean {
  const beyond = firstAt(prose.marks, at + 1, (mark) => mark.from)
  return prose.marks.slice(Math.max(0, beyond - 8), beyond).some((mark) => mark.type === 'code' && at < mark.to)
}
