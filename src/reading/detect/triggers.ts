import { enumerated } from '../answers/convert.js'
import { finishItem } from '../answers/items.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { deniesTrigger } from '../denial.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { type Context, contextOf, isProse } from './unit-context.js'

const FIELD = 'rollback.triggers.threshold'
const STAGE =
  /(?:\d+\s?%\s*(?:→|->|to|,|\/)\s*)+\d+\s?%|\b\d+\s?% of (?:live |all )?(?:traffic|users|indexes|instances|eligible)/i
const VAGUE =
  /\b(?:spikes?|massive|significant|elevated|exceeds? (?:the )?(?:\w+ )?(?:thresholds?|limits?|benchmarks?)|degrad\w+|abnormal|unexpected|looks? bad|too (?:high|many|slow)|beyond limits)\b/i
const RELATIVE_GROWTH = /\bfor (?:more than )?\d+\s*(?:m|min|minutes|h|hours)\b/i

/** What makes one roll back, and which of it has a number. */
export function detectTriggers(units: readonly Unit[], reading: Reading, into: Collected): void {
  const referred = numbersElsewhere(units, reading)
  const titled = new Set(into.items.filter((item) => item.type === 'trigger').map((item) => item.span.line))
  for (const unit of units) {
    if (!isProse(unit) || unit.quoted) continue
    if (titled.has(unit.span.line)) {
      if (
        reading.vocabulary.quantities.thresholdsIn(unit.text).length === 0 &&
        !byReference(unit, unit.text, referred, reading, into)
      ) {
        reject(into, FIELD, unit.span, 'a condition without a number')
      }
      continue
    }
    const context = contextOf(unit, reading)
    if (!isTrigger(unit, context, reading) || isRequirement(unit, context, reading)) continue
    const against = reasonAgainst(unit, reading.scopes, 0)
    if (against) {
      reject(into, FIELD, unit.span, against)
      continue
    }
    const text = triggerText(unit, reading)
    if (!text || isUnfilled(text, reading.vocabulary)) continue
    state(into, 'rollback.triggers', [text], unit, unit.span)
    if (/\bautomatic/i.test(`${text} ${unit.section.title}`))
      state(into, 'rollback.triggers.automatic', true, unit, unit.span)
    if (/\bmanual/i.test(`${text} ${unit.section.title}`))
      state(into, 'rollback.triggers.manual', true, unit, unit.span)
    const [threshold] = reading.vocabulary.quantities.thresholdsIn(text)
    if (STAGE.test(text)) reject(into, FIELD, unit.span, 'a share of a rollout stage is no trigger')
    else if (threshold || (RELATIVE_GROWTH.test(text) && /increas|grow|declin|drop/i.test(text)))
      state(into, FIELD, [text], unit, unit.span)
    else {
      if (!byReference(unit, text, referred, reading, into))
        reject(into, FIELD, unit.span, 'a condition without a number')
    }
    finishItem(
      'trigger',
      [
        {
          field: 'trigger.text',
          state: 'stated',
          value: text,
          span: unit.span,
          where: unit.section.where,
          by: 'reading',
        },
      ],
      unit.span,
      unit.section.where,
      reading,
      into,
    )
  }
}

/** The listed trigger whose number stands elsewhere. */
function observableAfterAll(unit: Unit, into: Collected): void {
  const index = into.items.findIndex((item) => item.type === 'trigger' && item.span.line === unit.span.line)
  const item = into.items[index]
  if (!item) return
  const mentions = item.mentions.map((one) => (one.field === 'trigger.observable' ? { ...one, value: true } : one))
  into.items[index] = { ...item, mentions }
}

/** "Exceeds the expected benchmarks": the number stands where the signal was introduced. */
function byReference(
  unit: Unit,
  text: string,
  referred: (text: string) => Unit | null,
  reading: Reading,
  into: Collected,
): boolean {
  const number =
    VAGUE.test(text) && reading.vocabulary.quantities.thresholdsIn(text).length === 0 ? referred(text) : null
  if (!number) return false
  state(into, FIELD, [number.text], number, number.span)
  state(into, FIELD, [text.trim()], unit, unit.span)
  observableAfterAll(unit, into)
  return true
}

function isTrigger(unit: Unit, { scope, words, rollback }: Context, reading: Reading): boolean {
  // What leads to a list is not itself a trigger.
  if (unit.text.trimEnd().endsWith(':') || deniesTrigger(unit.text, reading.vocabulary)) return false
  if (
    scope.nearest.has('triggers') &&
    (scope.rollback || rollback || /rollback|trigger/i.test(unit.cells?.map((cell) => cell.header).join(' ') ?? ''))
  ) {
    return unit.listDepth > 0 || unit.type === 'row' || reading.vocabulary.quantities.thresholdsIn(unit.text).length > 0
  }
  if (unit.type === 'row')
    return (unit.cells ?? []).some(
      (cell) => /rollback|abort/i.test(cell.header) && /trigger|when|threshold|criteri|condition|if/i.test(cell.header),
    )
  if (!rollback) return false
  const conditional = /\b(?:if|when|whenever|once|should)\b/i.test(unit.text) && words.has('rollback')
  return (
    (conditional && reading.vocabulary.quantities.thresholdsIn(unit.text).length > 0) ||
    /\b(?:rollback triggers?|prompt a rollback|roll(?:ed)? back (?:if|when)|revert (?:if|when)|rollback (?:if|when))\b/i.test(
      unit.text,
    )
  )
}

/** "Rollback is required when smoke tests fail": an event of the contract, not a measured trigger. */
function isRequirement(unit: Unit, { scope }: Context, reading: Reading): boolean {
  const spec = reading.catalogue.get('rollback.requiredOn')
  return (
    spec !== undefined && scope.nearest.has('required') && enumerated(spec, unit.text, reading.vocabulary).length > 0
  )
}

/** A table's trigger column, else the whole of it. */
function triggerText(unit: Unit, reading: Reading): string {
  const cells = unit.cells
  if (!cells) return unit.text.trim()
  const column = cells.find(
    (cell) => reading.vocabulary.words.find(cell.header).has('rollback') || /^trigger/i.test(cell.header),
  )
  if (column && column !== cells[0]) return [cells[0]?.text, column.text].filter(Boolean).join(' ')
  return cells
    .map((cell) => cell.text)
    .filter(Boolean)
    .join(' ')
}

/** "Exceeds expected benchmarks" refers to the numbers that the same signals have elsewhere in the document. */
/** Nobody refers to more numbers than these. */
const MOST_NUMBERS = 100

function numbersElsewhere(units: readonly Unit[], reading: Reading): (text: string) => Unit | null {
  const numbered = units.filter((unit) => {
    if (!isProse(unit) || reading.vocabulary.quantities.thresholdsIn(unit.text).length === 0) return false
    const { scope } = contextOf(unit, reading)
    return (
      scope.all.has('observability') ||
      scope.nearest.has('triggers') ||
      /success criteria|warning|benchmark/i.test(unit.section.where)
    )
  })
  const told = numbered.slice(0, MOST_NUMBERS).map((unit) => ({ unit, text: unit.text.slice(0, 500).toLowerCase() }))
  return (text) => {
    const signals = nounsOf(text.slice(0, 500))
    return told.find((one) => signals.filter((noun) => one.text.includes(noun)).length >= 2)?.unit ?? null
  }
}

const STOP = new Set([
  'rate',
  'above',
  'below',
  'exceeds',
  'expected',
  'threshold',
  'alert',
  'usage',
  'error',
  'the',
  'and',
  'or',
  'of',
  'for',
  'sustained',
  'rollback',
])
const nounsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[a-z]{4,}/g) ?? []).filter((word) => !STOP.has(word))
