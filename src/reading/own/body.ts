import type { Block } from '../../model/index.js'
import type { Reading } from '../collected.js'
import { isCrossedOut, valueIn } from '../structure/struck.js'
import { chainOf, type Section, type Unit } from '../structure/unit.js'
import type { OwnFacts } from './declared.js'
import { columnsOf, type Label, labelsOf, loneRows } from './labels.js'

/** The body of a Markdown document by the titles and labels that facts of one's own ask for. */
export interface Body {
  /** Sections with a title of that key, in order. */
  titled(key: string): readonly Section[]
  /** Everything below a section that has a title somebody asks for. */
  below(section: Section): readonly Unit[]
  labels(key: string): readonly Label[]
  /** Whether a section, or one above it, has a title of that key. */
  isBelow(section: Section, key: string): boolean
}

/** Titles above a line that are looked at; documents people write nest no deeper. */
const MOST_ABOVE = 12

/** Goes through a document once, however many facts there are. */
export function bodyOf(blocks: readonly Block[], reading: Reading, own: OwnFacts): Body {
  const { outline, vocabulary } = reading
  const aside = asideIn(blocks, reading, own)
  const keys = new Map<Section, string>()
  const above = new Map<Section, readonly Section[]>()
  const titled = new Map<string, Section[]>()
  const content = new Map<Section, Unit[]>()
  const labels = new Map<string, Label[]>()
  for (const section of outline.sections) title(section)
  const units = outline.units.filter((unit) => counts(unit, reading) && !aside.has(unit.section))
  const alone = loneRows(units)
  for (const unit of units) {
    for (const section of above.get(unit.section) ?? []) push(content, section, unit)
    if (own.labels.size === 0) continue
    const several = !alone.has(unit)
    const columns = columnsOf(unit, vocabulary).map((label) => ({ ...label, several }))
    for (const label of [...labelsOf(unit, vocabulary), ...columns])
      if (own.labels.has(label.key)) push(labels, label.key, label)
  }
  return {
    titled: (key) => titled.get(key) ?? [],
    below: (section) => content.get(section) ?? [],
    labels: (key) => labels.get(key) ?? [],
    isBelow: (section, key) => above.get(section)?.some((one) => keys.get(one) === key) ?? false,
  }

  /** Parents come before their children. Keys of front matter are no titles. */
  function title(section: Section): void {
    const outer = section.parent ? (above.get(section.parent) ?? []) : []
    if (section.type === 'root' || section.type === 'key' || section.type === 'comment' || !isOfBody(section)) {
      above.set(section, outer)
      return
    }
    const key = vocabulary.titleKey(section.title)
    if (!own.sections.has(key) && !(own.labels.has(key) && section.type !== 'heading')) {
      above.set(section, outer)
      return
    }
    keys.set(section, key)
    above.set(section, [section, ...outer].slice(0, MOST_ABOVE))
    if (!reading.scopes.of(section).template && !aside.has(section)) push(titled, key, section)
  }
}

/**
 * Sections that do not speak of this document's own release: examples, what no longer holds, titles that are struck
 * through, and all below them. A title that a fact asks for by such a name is meant.
 */
function asideIn(blocks: readonly Block[], { outline, vocabulary }: Reading, own: OwnFacts): ReadonlySet<Section> {
  const struck = new Set(
    blocks.flatMap((block) =>
      block.type === 'heading' && block.text.text !== '' && valueIn(block.text, 0, block.text.text.length) === ''
        ? [block.span.line]
        : [],
    ),
  )
  const aside = new Set<Section>()
  const isAside = (title: string) => vocabulary.says('own').find(title).has('aside')
  for (const section of outline.sections) {
    const { type, title, depth, parent, span } = section
    const isTitle = (type === 'heading' && depth > 1) || type === 'line'
    const key = isTitle && isAside(title) ? vocabulary.titleKey(title) : null
    const isMeant = key !== null && isAside(key) && (own.sections.has(key) || own.labels.has(key))
    const isStruck = type === 'heading' && struck.has(span.line)
    if ((parent && aside.has(parent)) || isStruck || (key !== null && !isMeant)) aside.add(section)
  }
  return aside
}

/** Markdown may stand in a value of front matter: that is for pointers. */
function isOfBody(section: Section): boolean {
  let left = MOST_ABOVE
  for (const one of chainOf(section)) {
    if (one.type === 'key') return false
    if (left-- === 0) break
  }
  return true
}

/** What a document says itself: no program, quotation or template, no example, nothing struck through or of another release. */
function counts(unit: Unit, { scopes }: Reading): boolean {
  if (unit.pointer !== undefined || unit.quoted || unit.language !== null || unit.command) return false
  const { template, others, example } = scopes.of(unit.section)
  return !template && others === null && example === null && !isCrossedOut(unit)
}

function push<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}
