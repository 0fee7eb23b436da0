import { copy, type Draft, write } from '../prose.js'

/**
 * Lays the text of a Markdown node along the source between two offsets. Markers of quotes, indentation, escapes and
 * entities are passed over; a line break is always `\n`.
 */
export function alignText(draft: Draft, value: string, from: number, to: number): void {
  const { text } = draft.map
  if (value.length === to - from && text.startsWith(value, from)) {
    copy(draft, from, to)
    return
  }
  let at = from
  let done = 0
  while (done < value.length) {
    const equal = equalLength(value, done, text, at, to)
    copy(draft, at, at + equal)
    at += equal
    done += equal
    if (done === value.length) return
    if (at >= to) {
      write(draft, value.slice(done), to)
      return
    }
    const step = value[done] === '\n' || (value[done] === ' ' && text[at] === '\n') ? lineBreak(text, at, to) : null
    if (step !== null) {
      write(draft, value[done] as string, step.breakAt)
      done += 1
      at = afterMarkers(value, done, text, step.breakAt + 1, to)
    } else {
      const entity = entityAt(value, done, text, at, to)
      write(draft, value.slice(done, done + entity.becomes), at + (entity.becomes === 0 ? entity.length : 0))
      done += entity.becomes
      at += entity.length
    }
  }
}

/** How many characters agree before a line break, an escape or an entity. */
function equalLength(value: string, done: number, text: string, at: number, to: number): number {
  let length = 0
  while (done + length < value.length && at + length < to) {
    const char = text[at + length]
    if (char !== value[done + length] || char === '\n') break
    if (char === '&' && /^&(?:amp|AMP|#0*38|#[xX]0*26);/.test(text.slice(at + length, at + length + 12))) break
    if (char === '\\' && text[at + length + 1] === '\\' && value[done + length + 1] !== '\\') break
    length += 1
  }
  return length
}

/** White space before a line break is not part of the text. */
function lineBreak(text: string, at: number, to: number): { breakAt: number } | null {
  let breakAt = at
  while (breakAt < to && (text[breakAt] === ' ' || text[breakAt] === '\t')) breakAt += 1
  return breakAt < to && text[breakAt] === '\n' ? { breakAt } : null
}

/** The first character of a line behind its indentation and quote markers, as far as they are not the text's own. */
function afterMarkers(value: string, done: number, text: string, lineStart: number, to: number): number {
  let at = lineStart
  while (at < to && (text[at] === ' ' || text[at] === '\t' || text[at] === '>')) at += 1
  let own = done
  while (value[own] === ' ' || value[own] === '\t' || value[own] === '>') own += 1
  return Math.max(lineStart, at - (own - done))
}

/** What stands in the source where the text differs: an escape, an entity, or one character. */
function entityAt(value: string, done: number, text: string, at: number, to: number) {
  if (text[at] === '\\') return { length: 1, becomes: 0 }
  const entity =
    text[at] === '&'
      ? /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{1,40});/.exec(text.slice(at, Math.min(to, at + 44)))
      : null
  if (!entity) return { length: 1, becomes: 1 }
  const length = entity[0].length
  const pair = (value.codePointAt(done) ?? 0) > 0xffff
  if (pair) return { length, becomes: 2 }
  const two =
    !entity[0].startsWith('&#') &&
    value[done + 1] !== undefined &&
    value[done + 1] !== text[at + length] &&
    value[done + 2] === text[at + length]
  return { length, becomes: two ? 2 : 1 }
}

/** Markup between two characters of a description is not longer than this. */
const FARTHEST = 500

/** Lays the plain text of an image's description along its source, whose markup is passed over. */
export function alignAlternative(draft: Draft, value: string, from: number, to: number): void {
  const { text } = draft.map
  if (text.startsWith(value, from)) {
    copy(draft, from, Math.min(to, from + value.length))
    return
  }
  let at = from
  for (const char of value) {
    const found = text.slice(at, Math.min(to, at + FARTHEST)).indexOf(char)
    if (found >= 0) copy(draft, at + found, at + found + char.length)
    else write(draft, char, Math.min(at, to))
    at = found >= 0 ? at + found + char.length : at
  }
}

/** Lays code or HTML along the source line by line: every line is what is left when its markers are taken away. */
export function alignLines(draft: Draft, value: string, firstLine: number, firstOffset: number): void {
  const { text, lineStarts } = draft.map
  let line = firstLine
  let start = 0
  while (start <= value.length) {
    const valueEnd = value.indexOf('\n', start)
    const end = valueEnd < 0 ? value.length : valueEnd
    const lineStart = line === firstLine ? firstOffset : (lineStarts[line] ?? text.length)
    const lineEnd = Math.max(lineStart, (lineStarts[line + 1] ?? text.length + 1) - 1)
    placeLine(draft, value.slice(start, end), lineStart, lineEnd)
    if (valueEnd < 0) return
    if (lineEnd < text.length) copy(draft, lineEnd, lineEnd + 1)
    else write(draft, '\n', lineEnd)
    start = end + 1
    line += 1
  }
}

function placeLine(draft: Draft, written: string, lineStart: number, lineEnd: number): void {
  const content = written.trimStart()
  const lead = written.length - content.length
  const found = draft.map.text.slice(lineStart, lineEnd).lastIndexOf(content)
  const at = lineStart + Math.max(0, found)
  if (found < 0) write(draft, written, lineStart)
  else if (at - lead >= lineStart && draft.map.text.startsWith(written, at - lead))
    copy(draft, at - lead, at + content.length)
  else {
    write(draft, written.slice(0, lead), lineStart)
    copy(draft, at, at + content.length)
  }
}
