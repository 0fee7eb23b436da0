import type { Mark, Prose } from '../../model/index.js'
import { marksFrom, withoutColon } from './prose.js'

/** `Label: value` found in a stretch of text. Offsets are in the prose. */
export interface PairRange {
  readonly label: string
  readonly valueFrom: number
  readonly valueTo: number
  /** True where the label is bold: then it is a label whatever its length. */
  readonly strong: boolean
}

const MOST_LABEL_WORDS = 6
const PLAIN = /^([\p{L}\p{N}][^:\n|.;!?]{0,60}?)\s*:(?=\s|$)/u

/** The pair that a line begins with, or null. `from`/`to` bound the line in the prose. */
export function pairAt(prose: Prose, from: number, to: number): PairRange | null {
  const bold = marksFrom(prose, from, from + 2).find((mark) => mark.type === 'strong' && mark.to <= to)
  return (bold && boldPair(prose, bold, to)) ?? plainPair(prose, from, to)
}

function boldPair(prose: Prose, mark: Mark, to: number): PairRange | null {
  const bold = prose.text.slice(mark.from, mark.to)
  if (bold.trimEnd().endsWith(':'))
    return {
      label: clean(withoutColon(bold)),
      valueFrom: skipSpace(prose.text, mark.to, to),
      valueTo: to,
      strong: true,
    }
  const after = /^\s*(?:\([^)]*\)\s*)?:(?=\s|$)/.exec(prose.text.slice(mark.to, to))
  if (after)
    return {
      label: clean(bold),
      valueFrom: skipSpace(prose.text, mark.to + after[0].length, to),
      valueTo: to,
      strong: true,
    }
  return null
}

function plainPair(prose: Prose, from: number, to: number): PairRange | null {
  const match = PLAIN.exec(prose.text.slice(from, to))
  if (!match) return null
  const label = match[1] as string
  if (label.trim().split(/\s+/).length > MOST_LABEL_WORDS) return null
  return {
    label: clean(label),
    valueFrom: skipSpace(prose.text, from + match[0].length, to),
    valueTo: to,
    strong: false,
  }
}

const clean = (label: string) => label.replace(/^[^\p{L}\p{N}]+/u, '').trim()

function skipSpace(text: string, at: number, to: number): number {
  let next = at
  while (next < to && /\s/.test(text[next] as string)) next++
  return Math.min(next, to)
}
