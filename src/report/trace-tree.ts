import type { Catalogue, Fact, ItemTrace, QuantifiedTrace, Trace, Truth } from '../model/index.js'
import { place } from './finding.js'
import type { View } from './palette.js'
import { count, printable, shorten, wrap } from './printable.js'
import { listSays } from './quantified-words.js'
import type { Sense } from './sense.js'
import { otherWords, stood, wantedValue } from './value-words.js'
import { worded, wordingOf } from './wording.js'

/** What a tree is shown with: the document it is about, the facts there are, and how. */
export interface Shown {
  readonly path: string
  readonly sense: Sense
  readonly view: View
  /** The file of the rule, to say where a test is written; null leaves that out. */
  readonly rulePath: string | null
}

/** Look-alikes and items that are shown before `--verbose` is needed. */
const FEW = 3
const STEP = '    '

/** Every condition with its answer, what the document says and where, what was expected, and what was not counted. */
export function treeLines(trace: Trace, indent: string, shown: Shown): readonly string[] {
  if (trace.type === 'test') return testLines(trace, indent, shown)
  if (trace.type === 'quantified') return quantifiedLines(trace, indent, shown)
  const words = { all: 'all of these', any: 'at least one of these', not: 'not so' }[trace.type]
  const [only] = trace.children
  const isAlone = trace.children.length === 1 && trace.type !== 'not'
  // A condition in brackets of its own needs no line for the brackets, unless it has a name.
  if (isAlone && only && trace.name === undefined) return treeLines(only, indent, shown)
  // A named condition is written in another file.
  const inner = trace.name === undefined ? shown : { ...shown, rulePath: null }
  const name = trace.name === undefined ? '' : shown.view.palette.strong(printable(trace.name))
  const head = isAlone ? `${name}, that is` : name === '' ? words : `${name}, ${words}`
  return [
    `${indent}${boxOf(trace.holds, shown.view)} ${head}`,
    ...trace.children.flatMap((child) => treeLines(child, `${indent}${STEP}`, inner)),
  ]
}

type Test = Extract<Trace, { type: 'test' }>

/** `is at most 5 minutes`, and the other fact where two are compared. */
export function testSays(trace: Test, catalogue: Catalogue): string {
  return worded(wordingOf(trace.operator).says, expectedWords(trace, catalogue))
}

/** `5 minutes`, `rollback.lastChanged (2026-11-16)`, `1 day before release.window.start, which is 2026-11-19`. */
export function expectedWords({ fact, operator, expected, against, shift }: Test, catalogue: Catalogue): string {
  const value = wantedValue(expected, catalogue.get(fact.name)?.type ?? null, wordingOf(operator).operand)
  return against ? otherWords({ against, shift }, value, catalogue) : value
}

function testLines(trace: Test, indent: string, shown: Shown): readonly string[] {
  const { sense, view, rulePath } = shown
  const { fact, against } = trace
  const name = printable(fact.name)
  const below = `${indent}${STEP}`
  const [first = '', ...rest] = boxed(trace.holds, `${name} ${testSays(trace, sense.catalogue)}`, indent, view)
  return [
    first.replace(name, () => view.palette.strong(name)),
    ...rest,
    ...hang(`${factSays(fact, shown)}${liesAhead(trace) ? ', and still lies ahead' : ''}`, below, view),
    ...otherLines(against, below, shown),
    ...(trace.missing?.length ? hang(`lacks ${trace.missing.map(printable).join(', ')}`, below, view) : []),
    ...rejectedLines(fact, below, shown),
    ...(rulePath !== null && trace.span ? [view.palette.dim(`${below}asked by ${place(rulePath, trace.span)}`)] : []),
  ]
}

/** What the other fact is, where two are compared. */
function otherLines(against: Fact | undefined, indent: string, shown: Shown): readonly string[] {
  if (!against) return []
  const says = hang(`${printable(against.name)}: ${factSays(against, shown)}`, indent, shown.view)
  return against.state === 'stated' ? says : [...says, ...rejectedLines(against, indent, shown)]
}

/** What has no age yet. */
function liesAhead({ holds, fact, operator }: Test): boolean {
  return holds === 'unknown' && operator.startsWith('age') && fact.state === 'stated'
}

/** What the document says, and where; or where a reader would look for it. */
function factSays(fact: Fact, { path, sense }: Shown): string {
  const at = place(path, fact.locations[0] ?? fact.nearest)
  if (fact.state === 'absent') return `absent; it would be looked for at ${at}`
  const value = stood(fact, sense.catalogue.get(fact.name)?.type ?? null)
  const others = fact.locations.length > 1 ? ` and ${count(fact.locations.length - 1, 'other place')}` : ''
  if (fact.state === 'stated') return `is ${value} at ${at}${others}`
  const isEmpty = fact.value === null || fact.value === ''
  return `is ${fact.state}${isEmpty ? '' : `: ${value}`} at ${at}${others}`
}

function rejectedLines(fact: Fact, indent: string, { view }: Shown): readonly string[] {
  const all = fact.rejected
  const some = view.verbose ? all : all.slice(0, FEW)
  return [
    ...some.flatMap(({ span, because }) =>
      dimmed(`not counted: line ${span.line}, ${printable(because)}`, indent, view),
    ),
    ...(all.length > some.length
      ? dimmed(
          `not counted either: ${count(all.length - some.length, 'other place')} (--verbose shows them)`,
          indent,
          view,
        )
      : []),
  ]
}

function quantifiedLines(trace: QuantifiedTrace, indent: string, shown: Shown): readonly string[] {
  const { view, sense } = shown
  const all = listSays(trace)
  const below = `${indent}${STEP}`
  const [telling, others] = tellingItems(trace)
  const items = view.verbose ? trace.items : telling.slice(0, FEW + 2)
  const more = telling.length - items.length
  const told =
    trace.items.length === 0 ? `${all}; it would be looked for at ${placeOf(trace.fact, shown)}` : all + others
  return [
    ...boxed(trace.holds, shorten(sense.asked(trace), 2 * (view.width - below.length)), indent, view),
    ...hang(told, below, view),
    ...otherLines(trace.count?.against, below, shown),
    ...items.flatMap((item) => itemLines(item, trace, below, shown)),
    ...(!view.verbose && more > 0
      ? dimmed(`and ${count(more, 'more like these', 'more like these')}`, below, view)
      : []),
    ...(shown.rulePath !== null && trace.span
      ? [view.palette.dim(`${below}asked by ${place(shown.rulePath, trace.span)}`)]
      : []),
  ]
}

const placeOf = (fact: Fact, { path }: Shown): string => place(path, fact.locations[0] ?? fact.nearest)

/** The items that made it so, or where none did those that came near; without `--verbose` the others are only counted. */
function tellingItems({ quantifier, items, holds }: QuantifiedTrace): readonly [readonly ItemTrace[], string] {
  const meant = items.filter(({ selected }) => selected !== false)
  const asksAll = quantifier === 'every' || quantifier === 'not-every'
  if (asksAll && meant.length > 0) {
    const isOpen = ({ selected }: ItemTrace) => holds === 'unknown' && selected === 'unknown'
    const short = meant.filter((item) => item.require?.holds !== true || isOpen(item))
    const sound = meant.filter(({ selected, require }) => selected === true && require?.holds === true).length
    return [short, sound > 0 ? `, ${sound} of them as required` : '']
  }
  const decisive = items.filter(({ decides }) => decides)
  const lacks = holds !== true && quantifier !== 'none'
  return [lacks ? items : decisive, '']
}

function itemLines(item: ItemTrace, trace: QuantifiedTrace, indent: string, shown: Shown): readonly string[] {
  const { subject, selected, where, require } = item
  const holds = require === null || selected !== true ? selected : require.holds
  const below = `${indent}${STEP}`
  const at = place(subject.path, subject.span)
  const isMeant = trace.quantifier === 'count' || trace.quantifier === 'some' || trace.quantifier === 'none'
  const note = selected === false && !isMeant ? ' (not meant)' : ''
  return [
    `${indent}${boxOf(holds, shown.view)} ${printable(subject.label)} ${shown.view.palette.dim(`at ${at}${note}`)}`,
    ...(where && (require === null || selected !== true || shown.view.verbose) ? bareLines(where, below, shown) : []),
    ...(require && selected !== false ? bareLines(require, below, shown) : []),
  ]
}

/** What is asked of one item: its own box stands for all of it. */
function bareLines(trace: Trace, indent: string, shown: Shown): readonly string[] {
  const isBare = trace.type === 'all' && trace.name === undefined
  return isBare ? trace.children.flatMap((child) => treeLines(child, indent, shown)) : treeLines(trace, indent, shown)
}

/** A condition beside its box, its other lines below it. */
function boxed(holds: Truth, text: string, indent: string, view: View): readonly string[] {
  const room = view.width - indent.length - STEP.length - 2
  return wrap(text, room).map((line, index) =>
    index === 0 ? `${indent}${boxOf(holds, view)} ${line}` : `${indent}${STEP}  ${line}`,
  )
}

function boxOf(holds: Truth, view: View): string {
  if (holds === 'unknown') return view.palette.warn('[?]')
  return holds ? view.palette.go('[x]') : view.palette.block('[ ]')
}

function hang(text: string, indent: string, view: View): readonly string[] {
  return wrap(text, view.width - indent.length - 2).map((line, index) => `${indent}${index === 0 ? '' : '  '}${line}`)
}

const dimmed = (text: string, indent: string, view: View) => hang(text, indent, view).map(view.palette.dim)
