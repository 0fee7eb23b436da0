import type { Reading } from '../collected.js'
import type { Section, Unit } from '../structure/unit.js'
import { asStep } from './headings.js'
import { isImperative } from './instructing.js'

/** What the comments of a fence order, with the effects of the commands below each: a command says it better. */
export interface Commented {
  readonly unit: Unit
  readonly effects: readonly string[]
}

/** `# 2. Restore the old secret`, over commands that nobody knows or none at all. */
export function commentedActs(
  units: readonly Unit[],
  effectOf: (unit: Unit) => string | undefined,
  { outline, scopes, vocabulary }: Reading,
): readonly Commented[] {
  const below = new Map<Section, string[]>()
  for (const unit of units) {
    const effect = effectOf(unit)
    if (unit.section.type !== 'comment' || !effect) continue
    const known = below.get(unit.section)
    if (!known) below.set(unit.section, [effect])
    else if (!known.includes(effect)) known.push(effect)
  }
  return outline.sections.flatMap((section) => {
    if (section.type !== 'comment' || section.title.length > LONGEST || !scopes.of(section).rollback) return []
    const text = section.title.replace(NUMBER, '')
    if (!isImperative(text, vocabulary)) return []
    const effects = below.get(section) ?? []
    if (effects.length > 0 && effects.every((effect) => effect === 'read-only')) return []
    // Commands that are all known say themselves what they change, though not whose secret and how much of it.
    const told = effects.length > 0 && !effects.includes('unknown') ? [...effects, 'database', 'manual'] : effects
    return [{ unit: asStep(section.span, section, text, null), effects: told }]
  })
}

/** A longer comment explains. */
const LONGEST = 120
/** `2.`, `Step`-less numbering of comments. */
const NUMBER = /^(?:\d{1,2}[.):]|[-*])\s+/

/** Steps that somebody wrote into a fence as prose: `1. Open the page`, `// - Comment out the new route`. */
export function fencedSteps(units: readonly Unit[], { vocabulary, scopes }: Reading): readonly Unit[] {
  return units.flatMap((unit) => {
    if (unit.type !== 'code' || unit.text.length > LONGEST || !scopes.of(unit.section).rollback) return []
    const text = STEP.exec(unit.text)?.[1]
    return text && isImperative(text, vocabulary) ? [asStep(unit.span, unit.section, text, null)] : []
  })
}

/** A number or a dash, perhaps behind the mark of a comment that is no shell's, and a sentence. */
const STEP = /^(?:(?:\/\/|--)\s*)?(?:\d{1,2}[.)]|[-*•])\s+(\p{Lu}\p{Ll}.*)$/u
