import {
  type Block,
  type Code,
  type Document,
  type List,
  type ListItem,
  type Prose,
  type ShellText,
  type Span,
  spanWithin,
  type Table,
} from '../../model/index.js'
import { codeUnits } from './code.js'
import { pairAt } from './pairs.js'
import { joined, sentencesOf } from './prose.js'
import { childSection, type Section, type Unit } from './unit.js'

export type ParseShell = (code: Prose) => ShellText

interface Place {
  readonly section: Section
  readonly checked: boolean | null
  readonly number: number | null
  readonly listDepth: number
  readonly quoted: boolean
}

export interface Outline {
  readonly units: readonly Unit[]
  /** Every section in order, the root first. */
  readonly sections: readonly Section[]
}

/** Takes a Markdown body apart into what it says, each piece under the headings and lines that govern it. */
export function outlineOf(document: Document, root: Section, parseShell: ParseShell): Outline {
  const units: Unit[] = []
  const sections: Section[] = [root]
  const open = (parent: Section, type: Section['type'], title: string, span: Span, depth?: number): Section => {
    const section = childSection(parent, type, title, span, depth)
    sections.push(section)
    return section
  }

  walk(document.blocks, { section: root, checked: null, number: null, listDepth: 0, quoted: false })
  return { units, sections }

  function walk(blocks: readonly Block[], start: Place): void {
    let place = start
    blocks.forEach((block, index) => {
      const next = blocks[index + 1]
      if (block.type === 'heading')
        place = { ...place, section: underHeading(place.section, block.text, block.depth, block.span) }
      else if (block.type === 'paragraph') place = paragraph(block.text, block.span, place, next)
      else if (block.type === 'list') list(block, place)
      else if (block.type === 'table') table(block, place)
      else if (block.type === 'quote') walk(block.blocks, { ...place, quoted: true })
      else if (block.type === 'code') code(block, place)
      if (block.type !== 'heading' && block.type !== 'paragraph')
        place = { ...place, section: closeLeadIn(place.section, next) }
    })
  }

  function underHeading(current: Section, title: Prose, depth: number, span: Span): Section {
    let parent = current
    while (parent.parent && (parent.type !== 'heading' || parent.depth >= depth)) parent = parent.parent
    return open(parent, 'heading', title.text, span, depth)
  }

  function paragraph(prose: Prose, span: Span, place: Place, next: Block | undefined): Place {
    const text = prose.text.trim()
    const outer = place.section.type === 'lead-in' ? { ...place, section: place.section.parent as Section } : place
    if (isTitleLine(prose, next)) {
      const parent = outer.section.type === 'line' ? (outer.section.parent as Section) : outer.section
      return { ...outer, section: open(parent, 'line', text.replace(/\s*:$/, ''), span) }
    }
    const leadsIn =
      text.endsWith(':') &&
      next !== undefined &&
      (next.type === 'list' || next.type === 'code' || next.type === 'table' || next.type === 'quote')
    lines(prose, outer, leadsIn)
    return leadsIn ? { ...outer, section: open(outer.section, 'lead-in', lastSentence(prose.text), span) } : outer
  }

  /** The lines of a paragraph or item: pairs where a line begins with a label, sentences otherwise. */
  function lines(prose: Prose, place: Place, leadsIn: boolean): void {
    let from = 0
    let pending = 0
    const flush = (to: number) => {
      for (const [start, end] of sentencesOf(prose.text, pending, to)) unit(start, end)
    }
    const all = lineRanges(prose.text)
    for (let at = 0; at < all.length; at++) {
      const [start, end] = all[at] as [number, number]
      from = start
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
        text: prose.text.slice(start, end),
        prose,
        from: start,
        span: spanWithin(prose, start, end),
        ...extra,
      }
      units.push(made)
      inlineCommands(made, end)
    }
    function pairUnit(label: string, start: number, valueFrom: number, to: number): void {
      const value = prose.text.slice(valueFrom, to).trim()
      const valueSpan = value ? spanWithin(prose, valueFrom, valueFrom + value.length) : spanWithin(prose, start, to)
      unit(start, Math.max(start + 1, start + prose.text.slice(start, to).trimEnd().length), {
        type: 'pair',
        pair: { label, value, valueSpan },
      })
    }
  }

  function inlineCommands(host: Unit, end: number): void {
    for (const mark of host.prose.marks) {
      if (mark.type !== 'code' || mark.from < host.from || mark.to > end) continue
      const text = host.prose.text.slice(mark.from, mark.to)
      if (!/\s/.test(text.trim())) continue
      const part: Prose = {
        text,
        marks: [],
        runs: host.prose.runs.map((run) => ({ ...run, offset: run.offset - mark.from })),
      }
      for (const command of parseShell({ ...part, runs: clipped(part.runs, host.prose, mark.from) }).commands) {
        const { pair: _pair, ...rest } = host
        units.push({ ...rest, type: 'command', text: command.text, span: command.span, command, host })
      }
    }
  }

  function list(block: List, place: Place): void {
    block.items.forEach((item, index) => {
      const number = block.ordered ? (item.number ?? index + 1) : null
      listItem(item, {
        ...place,
        checked: item.checked ?? (place.listDepth > 0 ? place.checked : null),
        number,
        listDepth: place.listDepth + 1,
      })
    })
  }

  function listItem(item: ListItem, place: Place): void {
    const [head, ...rest] = item.blocks
    if (head?.type !== 'paragraph') {
      if (item.blocks.length === 0)
        units.push({ ...bare(place), type: 'item', text: '', prose: EMPTY, from: 0, span: item.span })
      walk(item.blocks, place)
      return
    }
    const nested = rest.some((block) => block.type === 'list' || block.type === 'code' || block.type === 'table')
    lines(head.text, place, nested && head.text.text.trimEnd().endsWith(':'))
    if (rest.length === 0) return
    const title = head.text.text.replace(/\s*:\s*$/, '')
    walk(rest, { ...place, section: nested ? open(place.section, 'item', title, head.span) : place.section })
  }

  function table(block: Table, place: Place): void {
    const headers = block.header.map((cell) => cell.text.text.trim())
    for (const row of block.rows) {
      const prose = joined(
        row.map((cell) => cell.text),
        ' | ',
      )
      const cells = row.map((cell, index) => ({
        header: headers[index] ?? '',
        text: cell.text.text.trim(),
        span: cell.span,
      }))
      const first = row[0]?.span ?? block.span
      const last = row.at(-1)?.span ?? first
      const span = { line: first.line, column: first.column, endLine: last.endLine, endColumn: last.endColumn }
      const made: Unit = { ...bare(place), type: 'row', text: prose.text, prose, from: 0, span, cells }
      units.push(made)
      inlineCommands(made, prose.text.length)
    }
  }

  function code(block: Code, place: Place): void {
    for (const made of codeUnits(block, bare(place), parseShell, open)) units.push(made)
  }
}

const EMPTY: Prose = { text: '', runs: [], marks: [] }

function bare(place: Place): Pick<Unit, 'section' | 'checked' | 'number' | 'listDepth' | 'quoted' | 'language'> {
  return {
    section: place.section,
    checked: place.checked,
    number: place.number,
    listDepth: place.listDepth,
    quoted: place.quoted,
    language: null,
  }
}

/** A bold line alone, or a short line without a full stop over a list, is a heading that somebody typed by hand. */
function isTitleLine(prose: Prose, next: Block | undefined): boolean {
  const text = prose.text.trim()
  if (!text || text.includes('\n')) return false
  const bold = prose.marks.find((mark) => mark.type === 'strong' && mark.from === 0)
  if (bold && prose.text.slice(bold.to).replace(/[\s:]/g, '') === '') {
    const answered = next !== undefined && next.type !== 'heading' && next.type !== 'divider'
    return !text.endsWith(':') || answered
  }
  return (
    next?.type === 'list' &&
    prose.marks.length === 0 &&
    /^[\p{Lu}][\p{L}\p{N} /()&→-]{1,50}$/u.test(text) &&
    text.split(/\s+/).length <= 5
  )
}

/** A lead-in governs the block right below it (and a second list or fence that follows at once), not the next paragraph. */
function closeLeadIn(section: Section, next: Block | undefined): Section {
  if (section.type !== 'lead-in') return section
  return next && (next.type === 'list' || next.type === 'code' || next.type === 'table')
    ? section
    : (section.parent as Section)
}

function lastSentence(text: string): string {
  const last = sentencesOf(text).at(-1)
  return (last ? text.slice(...last) : text).replace(/\s*:\s*$/, '')
}

function lineRanges(text: string): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = []
  let start = 0
  for (const line of text.split('\n')) {
    const lead = line.length - line.trimStart().length
    if (line.trim()) ranges.push([start + lead, start + line.trimEnd().length])
    start += line.length + 1
  }
  return ranges
}

function skipBreak(text: string, at: number, to: number): number {
  let next = at
  while (next < to && /\s/.test(text[next] as string)) next++
  return next
}

/** Runs of a slice: the run that holds its first character is cut to begin there. */
function clipped(runs: Prose['runs'], whole: Prose, from: number): Prose['runs'] {
  const start = spanWithin(whole, from, from + 1)
  return [{ offset: 0, line: start.line, column: start.column }, ...runs.filter((run) => run.offset > 0)]
}
