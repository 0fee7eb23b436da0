import { chainOf, type Section } from '../structure/unit.js'
import { normalName } from '../wording/tokens.js'

const HEAD = /^(?:metadata|document|document control|header|about|about this document|document information)$/

/** The titles above must speak of one of the words. A one-word label is too common for the document's own title to vouch for it. */
export function fitsWithin(words: readonly string[], section: Section, title: string): boolean {
  const common = !title.includes(' ')
  const nearest = nearestHeading(section)
  for (const one of chainOf(section)) {
    const isTop = one.type === 'root' || (one.type === 'heading' && one.depth === 1)
    const name = normalName(one.title)
    if ((isTop || HEAD.test(name)) && words.includes('top') && one === nearest) return true
    if (isTop && common) continue
    if (words.some((word) => word !== 'top' && ` ${name} `.includes(` ${normalName(word)} `))) return true
  }
  return false
}

function nearestHeading(section: Section): Section {
  for (const one of chainOf(section)) if (one.type === 'heading' || one.type === 'root') return one
  return section
}
