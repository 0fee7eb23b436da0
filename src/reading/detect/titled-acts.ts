import type { Reading } from '../collected.js'
import { chainOf, type Section, type Unit } from '../structure/unit.js'
import type { Hit } from '../wording/phrases.js'
import { asStep } from './headings.js'
import { isImperative } from './instructing.js'
import { isProse } from './unit-context.js'

/** An act that a title says of the steps below it. */
export interface TitledAct {
  readonly effect: string
  readonly unit: Unit
  readonly hit: Hit
}

/** Classes of `says/actions.yaml` by the effect that they name. */
const TITLED = [
  ['titled-manual', 'manual'],
  ['titled-clicked', 'manual'],
  ['titled-partial', 'partial'],
] as const

/** `Partial rollback (frontend only)` and `Via the admin console`, where steps or commands stand below. */
export function titledActs(units: readonly Unit[], { outline, scopes, vocabulary }: Reading): readonly TitledAct[] {
  const leading = withSteps(units, (text) => isImperative(text, vocabulary))
  return outline.sections.flatMap((section) => {
    if (section.type === 'root' || section.type === 'key' || section.type === 'item') return []
    if (!leading.has(section) || section.title.length > LONGEST || !scopes.of(section).rollback) return []
    const title = section.title.replace(/[\s:]+$/, '')
    const hits = vocabulary.says('actions').find(title)
    return TITLED.flatMap(([name, effect]) => {
      const hit = hits.first(name)
      if (!hit || (name === 'titled-clicked' && hits.has('pipeline'))) return []
      return [{ effect, unit: asStep(section.span, section, title, null), hit }]
    })
  })
}

/** A longer title is a sentence. */
const LONGEST = 120

/** The sections that have a command or an order below them; each is walked up to once. */
function withSteps(units: readonly Unit[], isOrder: (text: string) => boolean): ReadonlySet<Section> {
  const found = new Set<Section>()
  for (const unit of units) {
    const leads = unit.type === 'command' || (isProse(unit) && (unit.number !== null || isOrder(unit.text)))
    if (!leads) continue
    for (const section of chainOf(unit.section)) {
      if (found.has(section)) break
      found.add(section)
    }
  }
  return found
}
