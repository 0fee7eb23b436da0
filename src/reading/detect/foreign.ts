import type { Reading } from '../collected.js'
import type { Outline } from '../structure/markdown.js'
import { chainOf, type Section, type Unit } from '../structure/unit.js'

/** The chapter on another operation that something stands in, by its own title, or null: in a document on rollback only its acts are none of the rollback. */
export function foreignChapter(unit: Unit, reading: Reading): Section | null {
  const { vocabulary, scopes, outline } = reading
  for (const section of chainOf(unit.section)) {
    if (section.type !== 'heading' || section.depth === 1) continue
    const said = vocabulary.says('scope').find(section.title)
    if (scopes.of(section).words.has('rollback') || said.has('way-back')) return null
    if (said.has('foreign')) return section
    if (!said.has('operation') || scopes.of(section).within) continue
    return goingBack(outline, reading).has(section) ? null : section
  }
  return null
}

const KNOWN = new WeakMap<Outline, ReadonlySet<Section>>()

/** The sections in which something speaks of going back. */
function goingBack(outline: Outline, { scopes }: Reading): ReadonlySet<Section> {
  const known = KNOWN.get(outline)
  if (known) return known
  const found = new Set<Section>()
  const note = (from: Section) => {
    for (const section of chainOf(from)) {
      if (found.has(section)) return
      found.add(section)
    }
  }
  for (const unit of outline.units) if (scopes.words(unit).has('rollback')) note(unit.section)
  for (const section of outline.sections) if (scopes.of(section).words.has('rollback')) note(section)
  KNOWN.set(outline, found)
  return found
}
