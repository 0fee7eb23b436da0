import { type Code, type Prose, type Span, spanWithin } from '../../model/index.js'
import { commandsInCode } from './inline-commands.js'
import { cut, firstAt } from './prose.js'
import type { Shell } from './spoken.js'
import type { Section, Unit, UnitContext } from './unit.js'

type Open = (parent: Section, type: Section['type'], title: string, span: Span) => Section

/**
 * A fence: every line as `code`, and for shell its commands too, each under the comment above it
 * (`# 5. Verify health`), which is how people number steps inside a fence.
 */
export function codeUnits(block: Code, context: UnitContext, shell: Shell, open: Open): readonly Unit[] {
  const language = languageOf(block, shell)
  const base = { ...context, language }
  const units: Unit[] = linesOf(block.text).map(([from, to]) => ({
    ...base,
    type: 'code',
    text: block.text.text.slice(from, to),
    prose: block.text,
    from,
    span: spanWithin(block.text, from, to),
  }))
  if (language === 'sql') return units
  if (shell.speaks(language) !== 'shell') {
    const lines = units.filter((line) => !isRemoved(line, shell))
    return [...units, ...lines.flatMap((line) => typed(line, shell) ?? commandsInCode(line, shell))]
  }
  const script = shell.parse(block.text)
  const trailing = new Set(script.commands.map((command) => command.span.endLine))
  const titles = script.comments
    .filter((comment) => !trailing.has(comment.span.line) || comment.span.column <= 3)
    .map((comment) => ({
      line: comment.span.line,
      section: open(context.section, 'comment', comment.text.replace(/^#+\s*/, ''), comment.span),
    }))
  for (const command of script.commands) {
    const title = titles[firstAt(titles, command.span.line, (candidate) => candidate.line) - 1]
    units.push({
      ...base,
      section: title?.section ?? context.section,
      type: 'command',
      text: command.text,
      prose: block.text,
      from: 0,
      span: command.span,
      command,
    })
  }
  return units
}

/** The language by one name, without the braces of `{.bash}`. */
function languageOf(block: Code, shell: Shell): string {
  const name = (block.language ?? '').replace(/^[{.\s]+|[}\s]+$/g, '')
  return shell.speaks(name) === 'sql' ? 'sql' : name
}

/** The commands of a line of plain text that begins with a tool nobody writes of in a sentence. */
function typed(line: Unit, shell: Shell): readonly Unit[] | null {
  const [, program = ''] = TYPED.exec(line.text) ?? []
  if (shell.speaks(line.language ?? '') !== 'plain' || !shell.isTyped(program)) return null
  const { runs } = cut(line.prose, line.from, line.from + line.text.length)
  return shell.parse({ text: line.text, marks: [], runs }).commands.map((command) => {
    return { ...line, type: 'command', text: command.text, span: command.span, command }
  })
}

/** A program with something behind it. */
const TYPED = /^(?:[$#%] )?(?:sudo )?([\w.-]+)\s+[-\w]/

/** A comment, or a line that a patch takes away. */
const isRemoved = ({ text, language }: Unit, shell: Shell): boolean =>
  /^(?:#|\/\/|\/\*|\*\s)/.test(text) || (text.startsWith('-') && shell.speaks(language ?? '') === 'patch')

function linesOf(prose: Prose): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = []
  let start = 0
  for (const line of prose.text.split('\n')) {
    if (line.trim()) ranges.push([start + line.length - line.trimStart().length, start + line.trimEnd().length])
    start += line.length + 1
  }
  return ranges
}
