import type { Item } from '../../model/index.js'
import type { Reading } from '../collected.js'
import type { Section, Unit } from '../structure/unit.js'
import { statedIn, textIn } from './groups.js'
import { nearest } from './parts.js'
import { stepMentions } from './step-parts.js'

/** The steps of lists with what stands below them: `Input: …`, `Expected result: …`, `If it fails: …`. */
export function withWhatStandsBelow(
  steps: readonly Item[],
  units: readonly Unit[],
  reading: Reading,
): ReadonlyMap<Item, Item> {
  const below = unitsBelow(steps, units, reading)
  return new Map(
    steps.map((step) => {
      const own = below.get(step)
      return [step, withActions(own ? withParts(step, own, reading) : step)]
    }),
  )
}

interface Below {
  readonly top: Section
  readonly units: Unit[]
}

function unitsBelow(steps: readonly Item[], units: readonly Unit[], reading: Reading): ReadonlyMap<Item, Below> {
  const owners = new Map<Section, Item | null>()
  const below = new Map<Item, Below>()
  for (const step of steps) {
    const [top] = reading.places.itemsAt(step.span)
    if (!top || owners.has(top)) continue
    owners.set(top, step)
    below.set(step, { top, units: [] })
  }
  if (owners.size === 0) return below
  for (const unit of units) {
    const owner = nearest(unit.section, owners)
    if (owner) below.get(owner)?.units.push(unit)
  }
  return below
}

/** What a table or a label has answered already is not answered again. */
function withParts(step: Item, { top, units }: Below, reading: Reading): Item {
  const known = new Set(step.mentions.map(({ field }) => field))
  const more = stepMentions(top, units, reading).filter(({ field }) => !known.has(field) && field !== 'step.actions')
  return { ...step, mentions: [...step.mentions, ...more] }
}

/** A step in one line is its own action. */
function withActions(step: Item): Item {
  const [said] = statedIn(step, 'step.text')
  if (!said || step.mentions.some(({ field }) => field === 'step.actions')) return step
  return {
    ...step,
    mentions: [...step.mentions, { ...said, field: 'step.actions', value: [textIn(step, 'step.text')] }],
  }
}
