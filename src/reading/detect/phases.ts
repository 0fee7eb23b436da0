import type { Mention, Span, Value } from '../../model/index.js'
import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, shortened } from '../collected.js'
import { columnOf } from '../procedure/columns.js'
import type { Section, Unit } from '../structure/unit.js'
import { oneLine } from './unit-context.js'

/** A heading, row or label that may be a phase, among those it stands with. */
interface Candidate {
  readonly name: string
  readonly window: string
  readonly span: Span
  /** Where the window stands, if elsewhere. */
  readonly windowSpan?: Span
  readonly where: string
  /** Called a phase. */
  readonly called: boolean
}

/** The phases of a rollback: headings called so or with a window, rows and labels that begin with one. */
export function detectPhases(units: readonly Unit[], reading: Reading, into: Collected): void {
  if (reading.past) return
  const groups = new Map<Section | null, Candidate[]>()
  const put = (group: Section | null, candidate: Candidate | null) => {
    if (!candidate) return
    const known = groups.get(group)
    if (known) known.push(candidate)
    else groups.set(group, [candidate])
  }
  const windows = windowsBelow(units, reading)
  for (const section of reading.outline.sections) {
    const found = heading(section, reading)
    const below = found?.window === '' ? windows.get(section) : undefined
    put(section.parent, found && below ? { ...found, window: below.text, windowSpan: below.span } : found)
  }
  const phases = into.items.filter(({ type }) => type === 'phase')
  const listed = new Set(phases.flatMap(({ span, mentions }) => [span.line, ...mentions.map((one) => one.span.line)]))
  for (const unit of units) if (!listed.has(unit.span.line)) put(unit.section, entry(unit, reading))
  for (const group of groups.values())
    if (isSeries(group, reading)) for (const candidate of group) push(candidate, into)
}

/** Windows that begin at nothing, or are counted from T, are phases; other ranges are estimates. */
function isSeries(group: readonly Candidate[], reading: Reading): boolean {
  if (group.some(({ called }) => called)) return true
  const windows = group.flatMap(({ window }) => windowOf(window, reading) ?? [])
  return group.length > 1 && windows.length === group.length && windows[0]?.start === 0
}

interface Below {
  readonly text: string
  readonly span: Span
}

/** The first line below a heading, where it tells nothing but the window: `Window: T+5 to T+30 minutes`. */
function windowsBelow(units: readonly Unit[], reading: Reading): ReadonlyMap<Section, Below | null> {
  const found = new Map<Section, Below | null>()
  for (const { section, text, pair, listDepth, command, span } of units) {
    if (section.type !== 'heading' || listDepth > 0 || command || found.has(section)) continue
    const asks = pair === undefined || columnOf('phase', pair.label, reading) === 'phase.window'
    const window = pair?.value ?? text
    const tells = asks && (isWindow(window, reading) || OPEN.test(window))
    found.set(section, tells ? { text: oneLine(window), span } : null)
  }
  return found
}

const MOST_NAME = 200

function heading(section: Section, reading: Reading): Candidate | null {
  if (section.type !== 'heading' && section.type !== 'line') return null
  const scope = reading.scopes.of(section)
  if (!scope.rollback || scope.aside || scope.forbidden || section.title.length > MOST_NAME) return null
  const called = reading.vocabulary.says('emergency').find(section.title).has('phase')
  const brackets = /\(([^()]{1,80})\)\s*$/.exec(section.title)
  const [found] = reading.vocabulary.quantities.windowsIn(section.title)
  const window = found ? section.title.slice(found.from, found.to) : (brackets?.[1] ?? '')
  const timed = found !== undefined || (called && isTimed(window, reading))
  if (!called && !timed) return null
  return {
    name: nameOf(
      brackets ? section.title.slice(0, brackets.index) : section.title.replace(window, '').replace('()', ''),
    ),
    window: timed ? window : '',
    span: section.span,
    where: section.where,
    called: called || (found?.relative ?? false),
  }
}

/** `| T+0 to T+5 min | Decide |`, `0-5 min: decide`. */
function entry(unit: Unit, reading: Reading): Candidate | null {
  const scope = reading.scopes.of(unit.section)
  if (!scope.rollback || scope.aside || scope.forbidden) return null
  const cells = unit.cells ?? (unit.pair ? [{ text: unit.pair.label }, { text: unit.pair.value }] : [])
  const at = cells.findIndex(({ text }) => isWindow(text, reading) || OPEN.test(text))
  const name = cells.find(({ text }, index) => index !== at && text !== '')?.text
  if (at < 0 || name === undefined) return null
  const window = cells[at]?.text ?? ''
  const called = OPEN.test(window)
  return { name: nameOf(name), window, span: unit.span, where: unit.section.where, called }
}

/** Counted from T up to something, readable or not. */
const OPEN = /^\W*T\s?\+?\s?[^\s|]{1,10}\s{0,3}(?:-|–|—|−|→)/

/** Nothing but a window stands there. */
function isWindow(text: string, reading: Reading): boolean {
  const [found] = reading.vocabulary.quantities.windowsIn(text)
  if (!found) return false
  return `${text.slice(0, found.from)}${text.slice(found.to)}`.replace(/[^\p{L}\p{N}]/gu, '').length <= MOST_BESIDE
}

/** `min`, which stands behind `T+0 – T+5`. */
const MOST_BESIDE = 8

const nameOf = (text: string): string => oneLine(text.replace(/[\s:|–—(-]+$/, '').replace(/^[\s:|–—)-]+/, ''))

/** It tells when, in whatever way: counted from T, or from the first minute. */
function isTimed(text: string, reading: Reading): boolean {
  return /\bT\s?\+/.test(text) || windowOf(text, reading) !== null
}

function windowOf(text: string, reading: Reading): { readonly start: number; readonly end: number } | null {
  const [found] = reading.vocabulary.quantities.windowsIn(text)
  if (found) return found
  const [length] = reading.vocabulary.quantities.durationsIn(text)
  return length && reading.vocabulary.says('emergency').find(text).has('from-the-start')
    ? { start: 0, end: length.seconds }
    : null
}

function push(candidate: Candidate, into: Collected): void {
  const { name, window, span, where } = candidate
  const stated = (field: string, value: Value, at = span): Mention => ({
    field,
    state: 'stated',
    value,
    span: at,
    where,
    by: 'reading',
  })
  const mentions = [stated('phase.name', name)]
  if (window !== '') mentions.push(stated('phase.window', window, candidate.windowSpan))
  into.items.push({ type: 'phase', label: shortened(name), mentions, span, where })
}

/** Adds to every phase its role, its window in seconds and the start of the one before it. */
export function completePhases(reading: Reading, into: Collected): void {
  const spec = reading.catalogue.get('phase.role')
  const before = new Map<string, number>()
  const parents = new Map(reading.outline.sections.map((one) => [`${one.span.line} ${one.where}`, one.parent?.where]))
  into.items.forEach((item, index) => {
    if (item.type !== 'phase') return
    const text = (field: string) => item.mentions.find((one) => one.field === field && one.state === 'stated')
    const [name, window] = [text('phase.name'), text('phase.window')]
    const more: Mention[] = []
    const add = (field: string, state: Mention['state'], value: Value, like: Mention) =>
      more.push({ ...like, field, state, value })
    const roles = spec && name ? enumerated(spec, String(name.value), reading.vocabulary) : []
    // Of several the last to happen: its limit is the widest.
    const role = roles.at(-1)
    if (role && name && !text('phase.role')) add('phase.role', 'stated', role, name)
    const found = window ? windowOf(String(window.value), reading) : null
    if (window && found) {
      add('phase.start', 'stated', found.start, window)
      add('phase.end', 'stated', found.end, window)
    } else if (window && isUnreadable(String(window.value), reading)) {
      add('phase.start', 'unreadable', null, window)
      add('phase.end', 'unreadable', null, window)
    }
    const group = item.where.startsWith('/')
      ? item.where.replace(/\/\d+$/, '')
      : (parents.get(`${item.span.line} ${item.where}`) ?? item.where)
    const previous = before.get(group)
    if (found && window) {
      if (previous !== undefined) add('phase.previousStart', 'stated', previous, window)
      before.set(group, found.start)
    }
    into.items[index] = { ...item, mentions: [...item.mentions, ...more] }
  })
}

/** It counts from T, or by numbers, in a way that is no window and no mere length. */
function isUnreadable(text: string, reading: Reading): boolean {
  return /\bT\s?\+/.test(text) || (/\d/.test(text) && reading.vocabulary.quantities.durationsIn(text).length === 0)
}
