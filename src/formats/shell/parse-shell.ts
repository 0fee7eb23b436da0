import { parse } from 'unbash'
import { type Prose, type ShellText, spanWithin } from '../../model/index.js'
import { type ShellReading, simpleCommands } from './commands.js'
import { disguisePlaceholders } from './disguise.js'
import { withoutPrompts } from './prompts.js'

/** Commands inside commands inside commands: nobody means more than this. */
const DEEPEST_SCRIPT = 6

/**
 * The simple commands of a shell text in the order they stand, however deep in pipelines, conditions, loops,
 * substitutions and remote calls. Text that is no shell gives what can be understood and `complete: false`.
 */
export function parseShell(code: Prose): ShellText {
  const typed = withoutPrompts(code)
  const reading: ShellReading = { code: typed, commands: [], comments: [], complete: true }
  readScript(reading, disguisePlaceholders(typed.text), 0, 0)
  return { commands: reading.commands, comments: reading.comments, complete: reading.complete }
}

/** Reads a script that begins at an offset of the whole code. */
function readScript(reading: ShellReading, text: string, base: number, depth: number): void {
  if (depth > DEEPEST_SCRIPT || text.trim() === '') return
  let script: ReturnType<typeof parse>
  try {
    script = parse(text)
  } catch {
    reading.complete = false
    return
  }
  const words: (readonly [number, number])[] = []
  simpleCommands(script, {
    reading,
    text,
    base,
    words,
    readInner: (inner, at) => readScript(reading, inner, at, depth + 1),
  })
  if (depth === 0) readComments(reading, text, words)
}

/** A comment begins with a `#` at the start of a word, outside of words and here-documents. */
function readComments(reading: ShellReading, text: string, words: readonly (readonly [number, number])[]): void {
  const covered = [...words].sort((a, b) => a[0] - b[0])
  let next = 0
  let reach = 0
  for (const { index } of text.matchAll(/(?<=^|[\s;&|()])#/gm)) {
    while (next < covered.length && (covered[next] as readonly [number, number])[0] <= index) {
      reach = Math.max(reach, (covered[next] as readonly [number, number])[1])
      next += 1
    }
    const lineStart = text.lastIndexOf('\n', index) + 1
    const isInComment = reading.comments.at(-1)?.span.line === spanWithin(reading.code, index, index + 1).line
    if (index < reach || (isInComment && lineStart !== index)) continue
    const lineEnd = text.indexOf('\n', index)
    const to = lineEnd < 0 ? text.length : lineEnd
    const written = reading.code.text.slice(index, to)
    reading.comments.push({ text: written.replace(/^#+/, '').trim(), span: spanWithin(reading.code, index, to) })
  }
}
