import type { Block, Prose } from '../../model/index.js'
import { sentencesOf, withoutColon } from './prose.js'

/** A bold line alone, or a short line without a full stop over a list, is a heading that somebody typed by hand. */
export function isTitleLine(prose: Prose, next: Block | undefined, depth: number): boolean {
  const text = prose.text.trim()
  if (!text || text.includes('\n')) return false
  if (isBoldThroughout(prose))
    return !text.endsWith(':') || isAnswer(next, depth) || text.split(/\s+/).length > MOST_LABEL_WORDS
  const short = /^[\p{Lu}][\p{L}\p{N} /()&→-]{1,50}$/u.test(text) && text.split(/\s+/).length <= 5
  return next?.type === 'list' && prose.marks.length === 0 && short
}

/** A label of more words is a sentence that leads somewhere, not a field to fill. */
const MOST_LABEL_WORDS = 6

function isBoldThroughout(prose: Prose): boolean {
  const bold = prose.marks.find((mark) => mark.type === 'strong' && mark.from === 0)
  return bold !== undefined && prose.text.slice(bold.to).replace(/[\s:]/g, '') === ''
}

/** Whether a block answers the label above it: a sub-heading does, another heading or the next label does not. */
function isAnswer(next: Block | undefined, depth: number): boolean {
  if (next === undefined || next.type === 'divider') return false
  if (next.type === 'heading') return next.depth > depth
  return next.type !== 'paragraph' || !/^\*{0,2}[^:\n]{1,60}:\s*$/.test(next.text.text) || !isBoldThroughout(next.text)
}

/** Whether a block goes on from a line that ends in a colon. */
export const followsOn = (next: Block | undefined): boolean =>
  next !== undefined && (next.type === 'list' || next.type === 'code' || next.type === 'table' || next.type === 'quote')

/**
 * A question in bold at the head of a paragraph or item, whether its stars were closed or not; the rest of the text
 * and what follows answer it. Returns where the answer begins, or -1.
 */
export function endOfQuestion(prose: Prose): number {
  const bold = prose.marks.find((mark) => mark.type === 'strong' && mark.from === 0)
  if (bold) return prose.text.slice(0, bold.to).trimEnd().endsWith('?') ? bold.to : -1
  const open = /^\*\*[^*]*\?/s.exec(prose.text)
  return open ? open[0].length : -1
}

/** The last sentence of a lead-in, without its colon. */
export function lastSentence(text: string, abbreviations: ReadonlySet<string>): string {
  const last = sentencesOf(text, abbreviations).at(-1)
  return withoutColon(last ? text.slice(...last) : text)
}

/** The lines of a text that hold anything, without the blanks around them. */
export function lineRanges(text: string): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = []
  let start = 0
  for (const line of text.split('\n')) {
    const lead = line.length - line.trimStart().length
    if (line.trim()) ranges.push([start + lead, start + line.trimEnd().length])
    start += line.length + 1
  }
  return ranges
}

/** The first character from `at` on that is no blank. */
export function skipBreak(text: string, at: number, to: number): number {
  let next = at
  while (next < to && /\s/.test(text[next] as string)) next++
  return next
}
