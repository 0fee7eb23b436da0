import type { Span } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import { saidBy } from '../detect/unit-context.js'
import { isUnfilled } from '../placeholders.js'
import type { Section, Unit } from '../structure/unit.js'
import type { Phrasebook } from '../wording/phrases.js'

/** A section or key that is one of the eleven parts. */
export interface PartSection {
  readonly part: string
  readonly section: Section
  /** The part it stands in. */
  readonly within: PartSection | null
}

/** Which part of a procedure everything in a document belongs to. */
export interface Parts {
  readonly all: readonly PartSection[]
  /** The nearest part that a section belongs to. */
  of(section: Section): PartSection | null
  /** The nearest step that a section belongs to, where steps have headings of their own. */
  stepOf(section: Section): Section | null
  /** The part that a label on a line of its own holds: `**Purpose:** …` */
  labelledBy(unit: Unit): string | null
}

/** The classes of `says/procedure.yaml` for the parts, in the order of the parts. */
const PART_CLASSES = [
  'part-purpose',
  'part-trigger',
  'part-inputs',
  'part-plan',
  'part-workflow',
  'part-output-contract',
  'part-validation',
  'part-downstream',
  'part-definition-of-done',
  'part-audit',
  'part-exit-states',
]

/** Finds the parts by their headings and keys. Takes the steps that have headings: what stands in them is no part. */
export function partsOf(units: readonly Unit[], reading: Reading, steps: ReadonlySet<Section>): Parts {
  const book = reading.vocabulary.says('procedure')
  const title = reading.outline.sections.find((section) => section.type === 'heading')
  const plans = plansBy(units, reading)
  const owners = new Map<Section, PartSection | null>()
  const stepOwners = new Map<Section, Section | null>()
  const all: PartSection[] = []
  // In the order of the document, so that what stands above is known before what stands below.
  for (const section of reading.outline.sections) {
    const step = steps.has(section) ? section : section.parent ? stepOf(section.parent) : null
    stepOwners.set(section, step)
    const within = section.parent ? of(section.parent) : null
    const named = step || section === title ? null : partNamedBy(section, within, book)
    const part = named ?? (plans.has(section) && section !== title ? 'plan' : null)
    const found = part ? { part, section, within } : null
    if (found) all.push(found)
    owners.set(section, found ?? within)
  }
  return { all, of, stepOf, labelledBy }

  /** Sections of YAML lists are made anew for each entry: they belong where their parents do. */
  function of(section: Section): PartSection | null {
    return nearest(section, owners)
  }
  function stepOf(section: Section): Section | null {
    return nearest(section, stepOwners)
  }
  function labelledBy({ pair, listDepth, pointer, section }: Unit): string | null {
    if (!pair || listDepth > 0 || pointer !== undefined || of(section) || stepOf(section)) return null
    return partIn(pair.label, book)
  }
}

/** Sections under `Rollback plan` that tell what a plan has to state, or that it is reviewed; others hold the steps there. */
function plansBy(units: readonly Unit[], { outline, vocabulary }: Reading): ReadonlySet<Section> {
  const book = vocabulary.says('procedure')
  const isTitled = (title: string) => book.find(title.replace(NUMBERING, '')).has('plan-or-steps')
  const titled = new Set(outline.sections.filter(({ type, title }) => type === 'heading' && isTitled(title)))
  const contents = vocabulary.values.get('procedure.plan.contents')
  const told = units.filter(({ section, text, command }) => {
    if (!titled.has(section) || command) return false
    const named = new Set(contents?.find(text).all.map(({ name }) => name))
    return book.find(text).has('plan-reviewed') || named.size >= FEWEST_CONTENTS
  })
  return new Set(told.map(({ section }) => section))
}

const FEWEST_CONTENTS = 3

/** The owner of a section or of the nearest one above it that has one. */
export function nearest<T>(section: Section, owners: Map<Section, T | null>): T | null {
  const climbed: Section[] = []
  let at: Section | null = section
  while (at && !owners.has(at)) {
    climbed.push(at)
    at = at.parent
  }
  const owner = at ? (owners.get(at) ?? null) : null
  for (const one of climbed) owners.set(one, owner)
  return owner
}

/** A bold line or a lead-in inside a part is a paragraph of it; a key deeper than two is a detail. */
function partNamedBy(section: Section, within: PartSection | null, book: Phrasebook): string | null {
  const { type } = section
  const isTitle =
    type === 'heading' ||
    (type === 'key' && section.where !== WHOLE && section.where.split('/').length <= DEEPEST_KEY) ||
    ((type === 'line' || type === 'lead-in') && !within && section.title.split(' ').length <= MOST_TITLE_WORDS)
  return isTitle ? partIn(section.title, book) : null
}

/** The part that a title names: the longest phrase decides. */
function partIn(title: string, book: Phrasebook): string | null {
  const hits = book.find(title.replace(NUMBERING, '')).all.filter((hit) => PART_CLASSES.includes(hit.name))
  const best = hits.reduce<(typeof hits)[number] | null>(
    (top, hit) => (top && top.words >= hit.words ? top : hit),
    null,
  )
  return best ? best.name.slice('part-'.length) : null
}

const NUMBERING = /^[^\p{L}\p{N}]*\d+(?:\.\d+)*[^\p{L}\p{N}]+/u

/** The key that holds the parts is none of them. */
const WHOLE = '/procedure'
/** `/procedure/inputs`: two names behind the root. */
const DEEPEST_KEY = 3
const MOST_TITLE_WORDS = 6

/** States which parts there are, which of them hold nothing but placeholders, and where a reader looks for what they lack. */
export function stateParts(units: readonly Unit[], parts: Parts, reading: Reading, into: Collected): void {
  // What happened once has no parts.
  if (reading.past) return
  const title = reading.outline.sections.find((section) => section.type === 'heading')
  const filled = new Set<PartSection>()
  for (const unit of units) {
    const isPurpose = opens(unit, title)
    const labelled = parts.labelledBy(unit)
    const part = parts.of(unit.section)
    if (!isPurpose && !labelled && (!part || filled.has(part))) continue
    if (!saysSomething(unit, reading)) continue
    if (isPurpose) put('procedure.parts', 'purpose', unit.span, unit.section.where, into)
    if (labelled) put('procedure.parts', labelled, unit.span, unit.section.where, into)
    for (let at = part; at && !filled.has(at); at = at.within) filled.add(at)
  }
  const named = new Set(parts.all.filter((one) => filled.has(one)).map(({ part }) => part))
  for (const one of parts.all) {
    const { span, where } = one.section
    put('procedure.parts', one.part, span, where, into)
    if (!named.has(one.part)) put('procedure.unfilledParts', one.part, span, where, into)
    const prefix = ANCHORS.get(one.part)
    if (prefix) into.anchors.push({ prefix, span, where })
  }
  planBehindWorkflow(parts, into)
}

/** Who reads from above comes to the steps before the plan. Keys have no order. */
function planBehindWorkflow({ all }: Parts, into: Collected): void {
  const titled = all.filter(({ section }) => section.type === 'heading')
  const [plan, workflow] = ['plan', 'workflow'].map((part) => titled.find((one) => one.part === part))
  if (!plan || !workflow || plan.section.span.line < workflow.section.span.line) return
  const { span, where } = plan.section
  into.mentions.push({ field: 'procedure.plan.late', state: 'stated', value: true, span, where, by: 'reading' })
}

function put(field: string, part: string, span: Span, where: string, into: Collected): void {
  into.mentions.push({ field, state: 'stated', value: [part], span, where, by: 'reading' })
}

/** What stands right below the title of a document says what it is for. */
const opens = (unit: Unit, title: Section | undefined): boolean =>
  unit.section === title && unit.type === 'sentence' && !unit.quoted && unit.text.split(/\s+/).length >= FEWEST_WORDS
const FEWEST_WORDS = 5

const ANCHORS: ReadonlyMap<string, string> = new Map([
  ['inputs', 'procedure.uncoveredInputs'],
  ['plan', 'procedure.plan'],
  ['definition-of-done', 'procedure.definitionOfDone'],
  ['audit', 'rollback.audit.times'],
  ['exit-states', 'procedure.exitStates'],
])

function saysSomething(unit: Unit, reading: Reading): boolean {
  if (unit.cells) return unit.cells.slice(1).some((cell) => !isUnfilled(cell.text, reading.vocabulary))
  return !isUnfilled(saidBy(unit), reading.vocabulary)
}
