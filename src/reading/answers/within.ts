import { chainOf, type Section } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'
import { remembered } from '../wording/remembered.js'
import { normalName } from '../wording/tokens.js'

const nameOf = remembered(normalName)

/** The titles above must speak of one of the words. A one-word label is too common for the document's own title to vouch for it. */
export function fitsWithin(words: readonly string[], section: Section, title: string, vocabulary: Vocabulary): boolean {
  const common = !title.includes(' ')
  const nearest = nearestHeading(section)
  // What an exercise takes is not what it exercises.
  if (common && vocabulary.says('answers').find(nearest.title).has('exercise')) return false
  for (const one of chainOf(section)) {
    const isTop = one.type === 'root' || (one.type === 'heading' && one.depth === 1)
    const name = nameOf(one.title)
    if (words.includes('top') && (isTop || vocabulary.says('answers').find(name).has('head')) && one === nearest)
      return true
    if (isTop && common) continue
    if (words.some((word) => word !== 'top' && ` ${name} `.includes(` ${nameOf(word)} `))) return true
  }
  return false
}

function nearestHeading(section: Section): Section {
  for (const one of chainOf(section)) if (one.type === 'heading' || one.type === 'root') return one
  return section
}
