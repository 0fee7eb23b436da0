import {
  type Block,
  type Code,
  type Html,
  type List,
  type ListItem,
  type Prose,
  type Span,
  spanWithin,
  type Table,
} from '../../model/index.js'
import { codeUnits } from './code.js'
import { visibleBlocks } from './hidden.js'
import { htmlBlocks } from './html.js'
import { inlineCommands } from './inline-commands.js'
import { closeLeadIn, closeSummary } from './lead-ins.js'
import { pairAt } from './pairs.js'
import { sentencesOf, withoutColon } from './prose.js'
import type { Shell } from './spoken.js'
import { unstruck, valueIn } from './struck.js'
import { rowsOf } from './tables.js'
import { endOfQuestion, followsOn, isTitleLine, lastSentence, lineRanges, skipBreak } from './titles.js'
import { childSection, type ListEntry, type Section, type Unit, type UnitContext } from './unit.js'

interface Place {
  readonly section: Section
  readonly checked: boolean | null
  readonly number: number | null
  readonly listDepth: number
  readonly entry: ListEntry | null
  readonly quoted: boolean
}

export interface Outline {
  readonly units: readonly Unit[]
  /** Every section in order, the root first. */
  readonly sections: readonly Section[]
}

/** Takes a Markdown body apart into what it says, each piece under the headings and lines that govern it. */
export function outlineOf(
  blocks: readonly Block[],
  root: Section,
  shell: Shell,
  abbreviations: ReadonlySet<string>,
): Outline {
  const units: Unit[] = []
  const sections: Section[] = [root]
  const open = (parent: Section, type: Section['type'], title: string, span: Span, depth?: number): Section => {
    const section = childSection(parent, type, title, span, depth)
    sections.push(section)
    return section
  }

  walk(visibleBlocks(blocks), { section: root, checked: null, number: null, listDepth: 0, entry: null, quoted: false })
  return { units, sections }

  function walk(blocks: readonly Block[], start: Place): Place {
    let place = start
    blocks.forEach((block, index) => {
      const next = blocks[index + 1]
      if (block.type === 'heading')
        place = { ...place, section: underHeading(place.section, block.text, block.depth, block.span) }
      else if (block.type === 'paragraph') place = paragraph(block.text, block.span, place, next)
      else if (block.type === 'list') place = list(block, place, next)
      else if (block.type === 'table') table(block, place)
      else if (block.type === 'quote') walk(block.blocks, { ...place, quoted: true })
      else if (block.type === 'code') code(block, place)
      else if (block.type === 'html') place = belowHtml(block, walk(htmlBlocks(block.text), place))
      if (block.type !== 'heading' && block.type !== 'paragraph')
        place = { ...place, section: closeLeadIn(place.section, next) }
    })
    return place
  }

  function underHeading(current: Section, title: Prose, depth: number, span: Span): Section {
    let parent = current
    while (parent.parent && parent !== root && (parent.type !== 'heading' || parent.depth >= depth))
      parent = parent.parent
    return open(parent, 'heading', title.text, span, depth)
  }

  function paragraph(prose: Prose, span: Span, place: Place, next: Block | undefined): Place {
    const text = prose.text.trim()
    const outer = place.section.type === 'lead-in' ? { ...place, section: place.section.parent as Section } : place
    if (isTitleLine(prose, next, outer.section.depth)) {
      const parent = outer.section.type === 'line' ? (outer.section.parent as Section) : outer.section
      return { ...outer, section: open(parent, 'line', withoutColon(text), span) }
    }
    const leadsIn = text.endsWith(':') && followsOn(next)
    const asked = question(prose, span, outer)
    if (asked) return asked
    lines(prose, outer, leadsIn)
    return leadsIn
      ? { ...outer, section: open(outer.section, 'lead-in', lastSentence(prose.text, abbreviations), span) }
      : outer
  }

  /** A bold question opens a section of its own, answered by the rest of its text and by what follows. */
  function question(prose: Prose, span: Span, place: Place): Place | null {
    const end = endOfQuestion(prose)
    if (end < 0) return null
    const parent = place.section.type === 'line' ? (place.section.parent as Section) : place.section
    const title = prose.text.slice(0, end).replace(/^\*\*/, '')
    const within = { ...place, section: open(parent, 'line', title, span) }
    lines(prose, within, false, end)
    return within
  }

  /** The lines of a paragraph or item: pairs where a line begins with a label, sentences otherwise. */
  function lines(prose: Prose, place: Place, leadsIn: boolean, begin = 0): void {
    let from = 0
    let pending = begin
    const flush = (to: number) => {
      for (const [start, end] of sentencesOf(prose.text, abbreviations, pending, to)) unit(start, end)
    }
    const all = lineRanges(prose.text)
    for (let at = 0; at < all.length; at++) {
      const [start, end] = all[at] as [number, number]
      from = start
      if (start < begin) continue
      const pair = pairAt(prose, start, end)
      if (!pair || (leadsIn && at === all.length - 1)) continue
      flush(from)
      // A label alone on its line is answered by the lines below it, up to the next label.
      let to = end
      while (at + 1 < all.length && !pairAt(prose, ...(all[at + 1] as [number, number])))
        to = (all[++at] as [number, number])[1]
      const valueFrom = skipBreak(prose.text, pair.valueFrom, to)
      pairUnit(pair.label, start, valueFrom, to)
      pending = to
    }
    flush(prose.text.length)

    function unit(start: number, end: number, extra: Partial<Unit> = {}): void {
      const type = place.listDepth > 0 ? 'item' : 'sentence'
      const made: Unit = {
        ...bare(place),
        type,
        text: unstruck(prose, start, end),
        prose,
        from: start,
        span: spanWithin(prose, start, end),
        ...extra,
      }
      units.push(made)
      for (const command of inlineCommands(made, end, shell)) units.push(command)
    }
    function pairUnit(label: string, start: number, valueFrom: number, to: number): void {
      const value = valueIn(prose, valueFrom, to)
      const valueSpan = value ? spanWithin(prose, valueFrom, valueFrom + value.length) : spanWithin(prose, start, to)
      unit(start, Math.max(start + 1, start + prose.text.slice(start, to).trimEnd().length), {
        type: 'pair',
        pair: { label, value, valueSpan },
      })
    }
  }

  /** The place that goes on below the list: under its last item's question, if it ended with one. */
  function list(block: List, place: Place, next: Block | undefined): Place {
    let after = place
    block.items.forEach((item, index) => {
      const number = block.ordered ? (item.number ?? index + 1) : null
      const checked = item.checked ?? (place.listDepth > 0 ? place.checked : null)
      const last = index === block.items.length - 1
      const within = listItem(
        item,
        { ...after, checked, number, listDepth: place.listDepth + 1, entry: { span: item.span, outer: place.entry } },
        last ? next : undefined,
      )
      after = {
        ...place,
        section: within.section.type === 'line' && place.listDepth === 0 ? within.section : place.section,
      }
    })
    if (block.items.every((item) => item.blocks.length === 0)) emptyList(block, place)
    return after
  }

  /** A list that holds nothing but bullets is a form; one empty bullet among others is a slip. */
  function emptyList(block: List, place: Place): void {
    for (const item of block.items)
      units.push({ ...bare(place), type: 'item', text: '', prose: EMPTY, from: 0, span: item.span })
  }

  function listItem(item: ListItem, place: Place, next: Block | undefined): Place {
    const [head, ...rest] = item.blocks
    if (head?.type !== 'paragraph') {
      const compared = rest.length === 0 && head?.type === 'quote' ? head.blocks[0] : undefined
      // `- > 5 % of orders fail`: a sign, not a quotation.
      if (compared?.type === 'paragraph' && /^=?\s?\d/.test(compared.text.text))
        lines(compared.text, { ...place, quoted: true }, false)
      else walk(item.blocks, place)
      return place
    }
    const asked = question(head.text, head.span, place)
    if (asked) {
      walk(rest, asked)
      return asked
    }
    const nested = rest.some(followsOn)
    lines(
      head.text,
      place,
      (nested || (rest.length === 0 && followsOn(next))) && head.text.text.trimEnd().endsWith(':'),
    )
    if (rest.length === 0) return place
    const title = withoutColon(head.text.text)
    walk(rest, { ...place, section: nested ? open(place.section, 'item', title, head.span) : place.section })
    return place
  }

  function table(block: Table, place: Place): void {
    for (const made of rowsOf(block, bare(place))) {
      units.push(made)
      for (const command of inlineCommands(made, made.prose.text.length, shell)) units.push(command)
    }
  }

  function code(block: Code, place: Place): void {
    for (const made of codeUnits(block, bare(place), shell, open)) units.push(made)
  }
}

/** Below `</details>` its summary governs nothing any more. */
const belowHtml = (block: Html, place: Place): Place => ({ ...place, section: closeSummary(block, place.section) })

const EMPTY: Prose = { text: '', runs: [], marks: [] }

function bare(place: Place): UnitContext {
  return {
    section: place.section,
    checked: place.checked,
    number: place.number,
    listDepth: place.listDepth,
    entry: place.entry,
    quoted: place.quoted,
    language: null,
  }
}
