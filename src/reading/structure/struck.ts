import type { Prose } from '../../model/index.js'
import { firstAt, marksFrom } from './prose.js'
import type { Unit } from './unit.js'

/** Marks that may begin inside or right before a struck-through text. */
const NESTED = 8

type Range = readonly [from: number, to: number]

/** What is struck through in a stretch of a text, cut to it. */
function struckIn(prose: Prose, from: number, to: number): readonly Range[] {
  if (prose.marks.length === 0) return []
  const first = firstAt(prose.marks, from, (mark) => mark.from)
  const marks = [...prose.marks.slice(Math.max(first - NESTED, 0), first), ...marksFrom(prose, from, to)]
  return marks.flatMap((mark): Range[] => {
    const range: Range = [Math.max(mark.from, from), Math.min(mark.to, to)]
    return mark.type === 'delete' && range[0] < range[1] ? [range] : []
  })
}

/** A stretch of a text with blanks for what is struck through in it; what is struck through as a whole stays as it is. */
export function unstruck(prose: Prose, from: number, to: number): string {
  const text = prose.text.slice(from, to)
  const kept: string[] = []
  let at = from
  for (const [begin, end] of struckIn(prose, from, to)) {
    if (end <= at) continue
    kept.push(prose.text.slice(at, Math.max(at, begin)), ' '.repeat(end - Math.max(at, begin)))
    at = end
  }
  const rest = kept.join('') + prose.text.slice(at, to)
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text
}

/** Whether everything in a stretch is struck through. */
function isStruck(prose: Prose, from: number, to: number): boolean {
  const length = struckIn(prose, from, to).reduce((sum, [begin, end]) => sum + end - begin, 0)
  return length > 0 && length >= prose.text.slice(from, to).trimEnd().length - PUNCTUATION
}

/** Whether something is struck through, and the cells of the row hold nothing else. */
function isBlankBesides(prose: Prose, from: number, to: number): boolean {
  const struck = struckIn(prose, from, to)
  if (struck.length === 0) return false
  let at = from
  let rest = ''
  for (const [begin, end] of struck) {
    rest += prose.text.slice(at, Math.max(at, begin))
    at = Math.max(at, end)
  }
  return !/[\p{L}\p{N}]/u.test(rest + prose.text.slice(at, to))
}

/** A full stop or a box may stand outside. */
const PUNCTUATION = 3

/** Whether a unit is struck through, or the place of a command in its sentence: it says nothing any more. */
export const isCrossedOut = (unit: Unit): boolean => {
  const { prose, from, text, host, cells } = unit
  if (cells && !host) return isBlankBesides(prose, from, from + text.length)
  return isStruck(prose, from, from + (host ? 1 : text.length))
}

/** An answer without what is struck through in it. */
export const valueIn = (prose: Prose, from: number, to: number): string =>
  isStruck(prose, from, to) ? '' : unstruck(prose, from, to).trim()
