import type { Mention, Span } from '../../model/index.js'
import { type Collected, type Reading, reject, shortened } from '../collected.js'
import { oneLine } from '../detect/unit-context.js'
import { isUnfilled } from '../placeholders.js'
import { chainOf, type Section, type Unit } from '../structure/unit.js'
import type { Phrasebook } from '../wording/phrases.js'
import { columnOf } from './columns.js'
import { nameOf, namingWords } from './names.js'
import type { PartSection, Parts } from './parts.js'

interface Input {
  readonly unit: Unit
  readonly name: string
  readonly words: ReadonlySet<string>
  /** Told in the line itself, below it or further down. */
  ifMissing: { readonly text: string; readonly span: Span } | null
}

/** The inputs that a procedure requires, and what happens when one of them is missing. */
export function detectInputs(units: readonly Unit[], parts: Parts, reading: Reading, into: Collected): void {
  const inputs: Input[] = []
  const remedies: Unit[] = []
  const details: Unit[] = []
  const begun = new Map<Unit['entry'] | Unit['prose'], Input>()
  for (const unit of units) {
    const part = parts.of(unit.section)
    if (part?.part !== 'inputs' || unit.language !== null || unit.command) continue
    const role = roleOf(unit, part, reading)
    if (role === 'any') general(unit.text, unit.span, unit.section, reading, into)
    else if (!unit.cells && begun.has(unit.entry ?? unit.prose))
      fromSameEntry(unit, begun.get(unit.entry ?? unit.prose), role, reading)
    else if (role === 'remedy') remedies.push(unit)
    else if (unit.type !== 'sentence' && !saysNone(unit, reading)) {
      if (unit.listDepth > 1) details.push(unit)
      else {
        const input = inputOf(unit, reading)
        inputs.push(input)
        if (!unit.cells) begun.set(unit.entry ?? unit.prose, input)
      }
    }
  }
  for (const section of reading.outline.sections)
    if (section.type !== 'heading' && section.type !== 'key' && parts.of(section)?.part === 'inputs')
      if (isGeneral(section.title, reading)) general(section.title, section.span, section, reading, into)
  const owners = new Map(inputs.flatMap((input) => reading.places.itemsAt(input.unit.span).map((own) => [own, input])))
  for (const detail of details) fromDetail(detail, owners.get(detail.section), reading)
  for (const remedy of remedies.slice(0, MOST)) fromRemedy(remedy, inputs.slice(0, MOST), reading)
  for (const input of inputs) keep(input, reading, into)
}

/** More than anybody would require; every remedy is held against every input. */
const MOST = 300

/** `None`: there are none. */
const saysNone = (unit: Unit, { vocabulary }: Reading): boolean =>
  vocabulary.says('procedure').find(unit.text).has('names-no-input')

/** What a line in the inputs says: that something is missing, of one input or of any, or an input itself. */
function roleOf(unit: Unit, part: PartSection, reading: Reading): 'input' | 'remedy' | 'any' {
  if (isGeneral(unit.text, reading)) return 'any'
  if (unit.pair && columnOf('input', unit.pair.label, reading) === 'input.ifMissing') return 'input'
  const book = reading.vocabulary.says('procedure')
  if (isInRemedies(unit, part, book)) return 'remedy'
  const begins = book.find(unit.text).all.some((hit) => hit.name === 'input-missing' && hit.from <= FEW)
  return begins ? 'remedy' : 'input'
}

/** Emphasis and signs before the first word. */
const FEW = 4

/** Under a title of its own inside the part, such as `Remediation`. */
function isInRemedies(unit: Unit, part: PartSection, book: Phrasebook): boolean {
  for (const section of chainOf(unit.section)) {
    if (section === part.section || section.type === 'root') return false
    if (book.find(section.title).has('remediation-list')) return true
  }
  return false
}

function isGeneral(text: string, reading: Reading): boolean {
  const said = reading.vocabulary.says('procedure').find(text)
  if (said.has('waits-for-all') && said.has('any-input')) return true
  return said.has('any-input') && said.has('lacking') && said.has('halts')
}

/** One sentence for all of them. One that leaves the choice open decides nothing. */
function general(text: string, span: Span, section: Section, reading: Reading, into: Collected): void {
  const field = 'procedure.ifInputMissing'
  if (reading.vocabulary.says('procedure').find(text).has('leaves-open'))
    reject(into, field, span, `"${shortened(oneLine(text))}" leaves open which of the two`)
  else
    into.mentions.push({
      field,
      state: 'stated',
      value: oneLine(text),
      span,
      where: section.where,
      by: 'reading',
    })
}

function inputOf(unit: Unit, reading: Reading): Input {
  const cell = (fact: string) => unit.cells?.find((one) => columnOf('input', one.header, reading) === fact)
  const missing = cell('input.ifMissing')
  const said = reading.vocabulary.says('procedure').find(unit.text).first('input-missing')
  const own =
    missing && !isUnfilled(missing.text, reading.vocabulary) ? { text: missing.text, span: missing.span } : null
  const labelled =
    unit.pair && columnOf('input', unit.pair.label, reading) === 'input.name' ? unit.pair.value : unit.text
  const text = unit.cells ? (cell('input.name') ?? unit.cells[0])?.text : labelled
  return {
    unit,
    name: nameOf(oneLine(text ?? '')),
    words: new Set(namingWords(unit.text, reading)),
    ifMissing: own ?? (said ? { text: oneLine(unit.text.slice(said.from)), span: unit.span } : null),
  }
}

/** `The release number. If it is missing, stop.`: two sentences of one entry, or a label on a later line of it. */
function fromSameEntry(unit: Unit, input: Input | undefined, role: string, reading: Reading): void {
  if (!input || input.ifMissing) return
  if (role === 'remedy') input.ifMissing = { text: oneLine(unit.text), span: unit.span }
  else fromDetail(unit, input, reading)
}

/** A line below an input: `If missing: rebuild it from the tag`. */
function fromDetail(detail: Unit, input: Input | undefined, reading: Reading): void {
  if (!input || input.ifMissing || !detail.pair) return
  const { label, value } = detail.pair
  if (columnOf('input', label, reading) === 'input.ifMissing' && !isUnfilled(value, reading.vocabulary))
    input.ifMissing = { text: oneLine(value), span: detail.span }
}

/** `Missing rollback scripts → write them from the schema`: of the inputs that have all these words. */
function fromRemedy(remedy: Unit, inputs: readonly Input[], reading: Reading): void {
  const text = oneLine(remedy.text)
  const [head = ''] = nameOf(text).split(',', 1)
  const wanted = namingWords(head, reading)
  if (wanted.length === 0) return
  for (const input of inputs)
    if (!input.ifMissing && wanted.every((word) => input.words.has(word))) input.ifMissing = { text, span: remedy.span }
}

function keep({ unit, name, ifMissing }: Input, reading: Reading, into: Collected): void {
  const where = unit.section.where
  const { span } = unit
  const unfilled = isUnfilled(name, reading.vocabulary)
  const mentions: Mention[] = [
    {
      field: 'input.name',
      state: unfilled ? 'unfilled' : 'stated',
      value: unfilled ? null : name,
      span,
      where,
      by: 'reading',
    },
  ]
  if (ifMissing)
    mentions.push({
      field: 'input.ifMissing',
      state: 'stated',
      value: ifMissing.text,
      span: ifMissing.span,
      where,
      by: 'reading',
    })
  into.items.push({ type: 'input', label: unfilled ? '' : shortened(name), mentions, span, where })
}
