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
  readonly top: Section | null
  readonly units: Unit[]
  /** Labels on later lines of its own item. */
  readonly labels: Unit[]
}

function unitsBelow(steps: readonly Item[], units: readonly Unit[], reading: Reading): ReadonlyMap<Item, Below> {
  const owners = new Map<Section, Item | null>()
  const below = new Map<Item, Below>()
  const lines = new Map<number, Item>()
  for (const step of steps) {
    const [top] = reading.places.itemsAt(step.span)
    const isOwn = top !== undefined && !owners.has(top)
    if (isOwn) owners.set(top, step)
    if (!lines.has(step.span.line)) lines.set(step.span.line, step)
    below.set(step, { top: isOwn ? top : null, units: [], labels: [] })
  }
  for (const unit of units) {
    const owner = nearest(unit.section, owners)
    if (owner) below.get(owner)?.units.push(unit)
    const { entry, span, pair, pointer } = unit
    if (!entry || !pair || pointer !== undefined || entry.span.line === span.line) continue
    const told = lines.get(entry.span.line)
    if (told && told !== owner) below.get(told)?.labels.push(unit)
  }
  return below
}

/** What a table or a label has answered already is not answered again. */
function withParts(step: Item, { top, units, labels }: Below, reading: Reading): Item {
  const known = new Set(step.mentions.map(({ field }) => field))
  const said = [
    ...labels.flatMap((unit) => stepMentions(unit.section, [unit], reading)),
    ...(top ? stepMentions(top, units, reading) : []),
  ]
  const more = said.filter(({ field }) => !known.has(field) && field !== 'step.actions')
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
