import type { Mention } from '../../model/index.js'
import { answerFor } from '../answers/convert.js'
import type { Reading } from '../collected.js'
import { oneLine } from '../detect/unit-context.js'
import { isUnfilled } from '../placeholders.js'
import { isInside, numberedEntries } from '../structure/numbered.js'
import { chainOf, type Section, type Unit } from '../structure/unit.js'
import type { Hit } from '../wording/phrases.js'
import { columnOf } from './columns.js'

/** Facts of a step that its title or its own line gives; a label may name who does it. */
const OWN = new Set(['step.text', 'step.command', 'step.owner'])
const OWNER = 'step.owner'
/** Labels of these hold no text. */
const VALUES = new Set(['step.duration', 'step.parallel'])
const LISTS = new Set(['step.inputs', 'step.actions', 'step.outputs'])

/** What the units below a step say of it, each under the label or the bold line that asks for it. */
export function stepMentions(top: Section, units: readonly Unit[], reading: Reading): readonly Mention[] {
  const mentions: Mention[] = []
  const loose: Unit[] = []
  const titles = new Map<Section, string | null>()
  const numbered = numberedEntries(units)
  const put = (field: string, text: string, unit: Unit) => {
    if (field === OWNER && (isInside(unit, numbered) || isNobody(text, reading))) return
    mentions.push(mentionOf(field, text, unit, reading))
  }
  for (const unit of units) {
    const asked = askedBy(unit, titleAsking(unit.section, top, titles, reading), reading)
    if (!asked) loose.push(...(isTitle(unit, reading) ? [] : [unit]))
    else if (!asked.field) continue
    else if (asked.field === 'step.decision') decisions(asked.text, unit)
    else put(asked.field, asked.text, unit)
  }
  retries()
  if (!mentions.some(({ field }) => field === 'step.actions'))
    for (const unit of loose) put('step.actions', unit.text, unit)
  return mentions

  /** `Page the lead, then retry once`: told together with what is done. */
  function retries(): void {
    if (mentions.some(({ field }) => field === 'step.retry')) return
    const told = mentions.find(({ field, value }) => field === 'step.failure' && tellsRetry(String(value), reading))
    if (told) mentions.push({ ...told, field: 'step.retry' })
  }

  /** `If all pods are ready go on, otherwise stop`: a decision told in one sentence. */
  function decisions(text: string, unit: Unit): void {
    put('step.decision', text, unit)
    // `Decision (no-go): stop` tells which one in brackets.
    const which = /\(([^()]{1,40})\)/.exec(unit.pair?.label ?? '')?.[1]
    const ways = waysOut(which ? `${which}: ${text}` : text, reading)
    if (ways.go) put('step.go', text, unit)
    if (ways.noGo) put('step.noGo', text, unit)
  }
}

/** The ways out that a decision names in one text: `Go: all pods are ready. No-go: page the lead`. */
export function waysOut(text: string, reading: Reading): { readonly go: boolean; readonly noGo: boolean } {
  const { all } = reading.vocabulary.says('procedure').find(text)
  const against = all.filter(({ name }) => name === 'decides-no-go')
  // The `go` of `no-go`.
  const within = ({ from }: Hit) => against.some((no) => no.from < from && from < no.to)
  const isSaid = (hit: Hit) => !isOpen(text, hit, reading)
  return {
    go: all.some((hit) => hit.name === 'decides-go' && !within(hit) && isSaid(hit)),
    noGo: against.some(isSaid),
  }
}

/** When a failed step is tried again, told together with what is done. */
export const tellsRetry = (text: string, reading: Reading): boolean =>
  reading.vocabulary
    .says('procedure')
    .find(text)
    .all.some((hit) => hit.name === 'retries' && !isOpen(text, hit, reading))

/** `Retry: TBD`: named, and still to be written. */
export function isOpen(text: string, { to }: Hit, reading: Reading): boolean {
  const [, value] = /^\s*[:–—-]\s*([^.;]{1,40})/.exec(text.slice(to, to + 50)) ?? []
  return value !== undefined && isUnfilled(value, reading.vocabulary)
}

/** `Owner: none`, `Owner: to be named`: as where somebody has to be named anywhere else. */
function isNobody(text: string, { catalogue, vocabulary }: Reading): boolean {
  const spec = catalogue.get(OWNER)
  return spec !== undefined && answerFor(spec, oneLine(text), vocabulary).state === 'rejected'
}

/** A mention of a text, or of the placeholder that stands there. */
function mentionOf(field: string, text: string, unit: Unit, reading: Reading): Mention {
  const plain = oneLine(text)
  const place = { span: unit.span, where: unit.section.where }
  const spec = VALUES.has(field) ? reading.catalogue.get(field) : undefined
  if (spec) {
    const told = answerFor(spec, plain, reading.vocabulary)
    if (told.state !== 'rejected') return { field, state: told.state, value: told.value, ...place, by: 'reading' }
  }
  const unfilled = isUnfilled(text, reading.vocabulary)
  const value = unfilled ? null : LISTS.has(field) ? [plain] : plain
  const state = unfilled ? 'unfilled' : 'stated'
  return { field, state, value, ...place, by: 'reading' }
}

interface Asked {
  /** Null: it only names what follows. */
  readonly field: string | null
  readonly text: string
}

/** `Inputs: …`, or a row of two cells whose first one asks. */
function labelOf({ pair, cells, text }: Unit): { readonly label: string | null; readonly value: string } {
  if (pair) return pair
  const [first, second, ...more] = cells ?? []
  return first && second && more.length === 0 ? { label: first.text, value: second.text } : { label: null, value: text }
}

/** What a unit answers: by the nearest title that asks, and by its own label where that decides further. */
function askedBy(unit: Unit, titled: string | null, reading: Reading): Asked | null {
  const { label, value } = labelOf(unit)
  const labelled = label === null ? null : columnOf('step', label, reading)
  if (titled === 'step.failure') {
    // `Failure: the flag stays on` says what may happen; the action stands below it.
    if (label !== null && reading.vocabulary.says('procedure').find(label).has('names-failure'))
      return { field: null, text: value }
    return { field: labelled === 'step.retry' ? labelled : titled, text: value }
  }
  if (titled === 'step.decision' || !titled) {
    if (labelled && (!OWN.has(labelled) || (unit.pair && labelled === OWNER))) return { field: labelled, text: value }
    return titled ? { field: titled, text: unit.text } : null
  }
  return { field: titled, text: unit.text }
}

/** `Inputs:` over a list is the title of the list. */
const isTitle = (unit: Unit, reading: Reading): boolean =>
  unit.text.endsWith(':') && columnOf('step', unit.text, reading) !== null

/** What the nearest title between a section and its step asks; worked out once for each section. */
function titleAsking(
  section: Section,
  top: Section,
  known: Map<Section, string | null>,
  reading: Reading,
): string | null {
  const climbed: Section[] = []
  let found: string | null = null
  for (const one of chainOf(section)) {
    if (one === top) break
    const before = known.get(one)
    if (before !== undefined) {
      found = before
      break
    }
    climbed.push(one)
    const field = columnOf('step', one.title, reading)
    if (field && !OWN.has(field)) {
      found = field
      break
    }
  }
  for (const one of climbed) known.set(one, found)
  return found
}
