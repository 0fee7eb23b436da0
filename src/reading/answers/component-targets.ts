import type { Mention } from '../../model/index.js'
import { answer, type Collected, type Reading } from '../collected.js'
import type { RowCell, Section, Unit } from '../structure/unit.js'
import type { ListSpec } from '../vocabulary.js'
import { unwrapped } from './convert.js'
import { finishItem } from './items.js'

const NAME = 'component.name'
const TARGET = 'component.target'
const DIGEST = 'component.digest'

/**
 * What a runbook goes back to, part by part: `| Component | Target version |` in a chapter on rollback, and below a title
 * that asks for the target also `- checkout-api: 4.1.9`. Tables and lists of components themselves are read by their titles.
 */
export function readComponentTargets(units: readonly Unit[], reading: Reading, into: Collected): void {
  const spec = reading.vocabulary.items.find(({ type }) => type === 'component')
  if (!spec) return
  for (const unit of units) {
    if (unit.pointer !== undefined || unit.quoted || unit.language !== null || !tellsOfRollback(unit.section, reading))
      continue
    if (unit.type === 'row') row(unit, spec, reading, into)
    else if (unit.listDepth > 0 && !unit.command) entry(unit, spec, reading, into)
  }
}

function tellsOfRollback(section: Section, { scopes, vocabulary }: Reading): boolean {
  const { rollback, aside, others, template, example } = scopes.of(section)
  const isListed = (vocabulary.itemsByTitle.get(vocabulary.titleKey(section.title)) ?? []).length > 0
  return rollback && !aside && !others && !template && !example && !isListed
}

function row(unit: Unit, spec: ListSpec, reading: Reading, into: Collected): void {
  const cells = new Map<string, RowCell>()
  for (const cell of unit.cells ?? []) {
    const fact = factFor(cell, unit.section, spec, reading)
    if (fact && !cells.has(fact)) cells.set(fact, cell)
  }
  const digest = cells.get(DIGEST)
  if (cells.has(NAME) && (cells.has(TARGET) || digest)) part(unit, cells, reading, into)
  else if (digest && isOnly(unit, reading))
    // `| Version | Digest |` of the one that there is.
    answer(into, reading, 'rollback.target.digest', digest.text, digest.span, unit.section.where)
}

function part(unit: Unit, cells: ReadonlyMap<string, RowCell>, reading: Reading, into: Collected): void {
  const { section, span } = unit
  const mentions: Mention[] = []
  // `stays at 4.2.0` goes back to nothing.
  for (const [fact, { text, span: at }] of cells)
    if (text && (fact !== TARGET || reading.vocabulary.quantities.loneVersion(unwrapped(text)) !== null))
      answer({ ...into, mentions, rejected: [] }, reading, fact, text, at, section.where)
  finishItem('component', mentions, span, section.where, reading, into)
}

const isOnly = ({ section }: Unit, reading: Reading): boolean =>
  asksForTarget(section.title, reading) &&
  reading.outline.units.filter((other) => other.type === 'row' && other.section === section).length === 1

function factFor({ header }: RowCell, section: Section, spec: ListSpec, reading: Reading): string | null {
  const fact = spec.columnFor(header)
  if (fact === NAME || fact === TARGET || fact === DIGEST) return fact
  if (asksForTarget(header, reading)) return TARGET
  return fact === 'component.version' && asksForTarget(section.title, reading) ? TARGET : null
}

/** `Target version`, `Rollback target`, `Roll back to`. */
const asksForTarget = (title: string, { vocabulary }: Reading): boolean =>
  vocabulary.says('target').find(title).has('targets')

/** `- checkout-api: 4.1.9`, `- checkout-api → 4.1.9` */
function entry(unit: Unit, spec: ListSpec, reading: Reading, into: Collected): void {
  const { vocabulary } = reading
  const { section, span } = unit
  const [label, value] = namedIn(unit)
  if (!label || !value || !asksForTarget(section.title, reading) || spec.columnFor(label)) return
  const key = vocabulary.titleKey(label)
  const isKnown = [vocabulary.fieldsByTitle, vocabulary.itemsByTitle, vocabulary.linksByTitle].some((by) => by.has(key))
  if (isKnown || vocabulary.says('target').find(label).has('no-part')) return
  if (value.length > LONGEST || vocabulary.quantities.loneVersion(unwrapped(value)) === null) return
  const mentions: Mention[] = []
  answer({ ...into, mentions, rejected: [] }, reading, NAME, label, span, section.where)
  answer({ ...into, mentions, rejected: [] }, reading, TARGET, value, span, section.where)
  if (mentions.length > 1) finishItem('component', mentions, span, section.where, reading, into)
}

function namedIn({ pair, text }: Unit): readonly (string | undefined)[] {
  if (pair) return PART.test(pair.label.trim()) ? [pair.label, pair.value] : []
  return text.length > LONGEST ? [] : (ENTRY.exec(text)?.slice(1) ?? [])
}

/** Longer values tell more than a version. */
const LONGEST = 60
/** A name of up to three words. */
const PART = /^[`*"']{0,3}[\p{L}\p{N}][\p{L}\p{N}._/-]*(?: [\p{L}\p{N}._/-]+){0,2}[`*"']{0,3}$/u
/** `checkout-api → 4.1.9`, `checkout-api v4.1.9` */
const ENTRY =
  /^[`*"']{0,3}([\p{L}][\p{L}\p{N}._/-]*)[`*"']{0,3}\s*(?:→|->|=>|–|—|=|\s)\s*[`*"']{0,3}(v?\d[\w.+-]*)[`*"'.]{0,3}$/u
