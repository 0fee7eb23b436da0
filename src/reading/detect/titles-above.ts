import { chainOf, type Section } from '../structure/unit.js'
import type { Phrasebook } from '../wording/phrases.js'

/** Which classes of a book the titles above something speak of, the title of the whole document aside. */
export function titlesAbove(book: Phrasebook): (section: Section) => ReadonlySet<string> {
  const known = new Map<Section, ReadonlySet<string>>()
  return (section) => {
    const ready = known.get(section)
    if (ready) return ready
    // Parents first, without recursion: a hostile document can nest thousands of them.
    for (const one of [...chainOf(section)].reverse()) if (!known.has(one)) known.set(one, made(one))
    return known.get(section) ?? NONE
  }

  function made(section: Section): ReadonlySet<string> {
    const above = (section.parent && known.get(section.parent)) || NONE
    const entitles =
      section.type === 'heading' ? section.depth > 1 : section.type === 'line' || section.type === 'lead-in'
    const hits = entitles ? book.find(section.title).all : []
    return hits.length === 0 ? above : new Set([...above, ...hits.map(({ name }) => name)])
  }
}

const NONE: ReadonlySet<string> = new Set()
