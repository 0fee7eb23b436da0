import type { Item, Mention } from '../../model/index.js'
import type { Reading } from '../collected.js'
import type { Section, Unit } from '../structure/unit.js'
import { statedIn, textIn } from './groups.js'
import { nearest } from './parts.js'
import { stepMentions, tellsRetry, waysOut } from './step-parts.js'

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
      return [step, withActions(withImplied(own ? withParts(step, own, reading) : step, reading))]
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

/** What a column or a key on its decision and its failure tells of the rest: `retry once, then page`. */
function withImplied(step: Item, reading: Reading): Item {
  const more: Mention[] = []
  const add = (field: string, like: Mention | undefined) => {
    if (like && !step.mentions.some((mention) => mention.field === field)) more.push({ ...like, field })
  }
  const [decision] = statedIn(step, 'step.decision')
  if (decision) {
    const ways = waysOut(String(decision.value), reading)
    if (ways.go) add('step.go', decision)
    if (ways.noGo) add('step.noGo', decision)
  }
  add(
    'step.retry',
    statedIn(step, 'step.failure').find(({ value }) => tellsRetry(String(value), reading)),
  )
  return more.length > 0 ? { ...step, mentions: [...step.mentions, ...more] } : step
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
