import type { Prose } from '../../model/index.js'
import { copy, type Draft, exactProse, startProse, write } from '../prose.js'
import type { SourceMap } from '../source-map.js'

export type Quoting = 'double' | 'single' | 'none'

/** Both texts and how far each has been read. */
interface Reading {
  readonly draft: Draft
  readonly value: string
  readonly quoting: Quoting
  readonly to: number
  done: number
  at: number
}

/**
 * Lays a scalar's value along its source: equal characters go together, folded line breaks and indentation are passed
 * over, an escape stands for what it means.
 */
export function layAlong(value: string, map: SourceMap, from: number, to: number, quoting: Quoting): Prose {
  const reading: Reading = { draft: startProse(map), value, quoting, to, done: 0, at: from }
  const block = quoting === 'none' && from > 0 && map.text[from - 1] === '\n'
  while (reading.done < value.length) {
    if (value[reading.done] !== '\n' && (reading.done === 0 ? block : value[reading.done - 1] === '\n')) indent(reading)
    if (!(same(reading) || blank(reading) || unescaped(reading))) break
  }
  write(reading.draft, value.slice(reading.done), Math.min(reading.at, to))
  return exactProse(reading.draft, from)
}

const isBlank = (char: string | undefined) => char === ' ' || char === '\t' || char === '\n'

/** Skips what indents a line, but not the white space that belongs to the value. */
function indent(reading: Reading): void {
  const { text } = reading.draft.map
  let content = reading.done
  while (reading.value[content] === ' ' || reading.value[content] === '\t') content += 1
  let next = reading.at
  while (next < reading.to && (text[next] === ' ' || text[next] === '\t')) next += 1
  reading.at = Math.max(reading.at, next - (content - reading.done))
}

/** Copies what agrees, up to the end of the line, behind which there may be indentation. */
function same(reading: Reading): boolean {
  const { value, quoting, to } = reading
  const { text } = reading.draft.map
  let length = 0
  let doubled = 0
  while (reading.at + length < to && text[reading.at + length] === value[reading.done + length]) {
    const char = text[reading.at + length]
    if (char === '\\' && quoting === 'double') break
    length += 1
    if (char === "'" && quoting === 'single') doubled = 1
    if (char === '\n' || doubled > 0) break
  }
  copy(reading.draft, reading.at, reading.at + length)
  reading.at += length + doubled
  reading.done += length
  return length > 0
}

/** White space with a line break in it stands for one space or for the line breaks beyond the first. */
function blank(reading: Reading): boolean {
  const { text } = reading.draft.map
  let next = reading.at
  while (next < reading.to && isBlank(text[next])) next += 1
  if (next === reading.at) return false
  const { value, done } = reading
  let length = value[done] === ' ' ? 1 : 0
  while (value[done + length] === '\n' && value[done] === '\n') length += 1
  const lineEnd = text.slice(reading.at, next).indexOf('\n')
  write(reading.draft, value.slice(done, done + length), reading.at + Math.max(0, lineEnd))
  reading.done += length
  const broken = text.lastIndexOf('\n', next - 1) + 1
  // Behind a line of nothing but blanks the next one may be indented further than the block.
  const deeper = value[reading.done] === ' ' || value[reading.done] === '\t'
  reading.at = deeper && broken > reading.at ? broken : next
  return true
}

function unescaped(reading: Reading): boolean {
  if (reading.quoting !== 'double') return false
  const { text } = reading.draft.map
  const rest = text.slice(reading.at, Math.min(reading.to, reading.at + 400))
  const found = /^\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\n[ \t]*|[^\n])/.exec(rest)?.[0]
  if (found === undefined) return false
  const length = meaningLength(found, reading.value.charAt(reading.done))
  write(reading.draft, reading.value.slice(reading.done, reading.done + length), reading.at)
  reading.done += length
  reading.at += found.length
  return true
}

/** How many characters an escape stands for: none at a line's end, two beyond the basic plane or where it is unknown. */
function meaningLength(written: string, first: string): number {
  if (written[1] === '\n') return 0
  if (written[1] === 'U') return Number.parseInt(written.slice(2), 16) > 0xffff ? 2 : 1
  return first === '\\' && written[1] !== '\\' && written.length === 2 ? 2 : 1
}
