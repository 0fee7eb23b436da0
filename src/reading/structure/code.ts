import { type Code, type Prose, type ShellText, type Span, spanWithin } from '../../model/index.js'
import { firstAt } from './prose.js'
import type { Section, Unit } from './unit.js'

const SHELL = new Set([
  'bash',
  'sh',
  'shell',
  'console',
  'zsh',
  'terminal',
  'shell-session',
  'shellsession',
  'powershell',
  'pwsh',
  'ps1',
  'fish',
  'bat',
  'batch',
  'command',
  'cmd',
  '',
])

type Open = (parent: Section, type: Section['type'], title: string, span: Span) => Section
type Context = Pick<Unit, 'section' | 'checked' | 'number' | 'listDepth' | 'quoted' | 'language'>

/**
 * A fence: every line as `code`, and for shell its commands too, each under the comment above it
 * (`# 5. Verify health`), which is how people number steps inside a fence.
 */
export function codeUnits(
  block: Code,
  context: Context,
  parseShell: (code: Prose) => ShellText,
  open: Open,
): readonly Unit[] {
  const language = block.language ?? ''
  const base = { ...context, language }
  const units: Unit[] = linesOf(block.text).map(([from, to]) => ({
    ...base,
    type: 'code',
    text: block.text.text.slice(from, to),
    prose: block.text,
    from,
    span: spanWithin(block.text, from, to),
  }))
  if (!SHELL.has(language)) return units
  const shell = parseShell(block.text)
  const trailing = new Set(shell.commands.map((command) => command.span.endLine))
  const titles = shell.comments
    .filter((comment) => !trailing.has(comment.span.line) || comment.span.column <= 3)
    .map((comment) => ({
      line: comment.span.line,
      section: open(context.section, 'comment', comment.text.replace(/^#+\s*/, ''), comment.span),
    }))
  for (const command of shell.commands) {
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

function linesOf(prose: Prose): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = []
  let start = 0
  for (const line of prose.text.split('\n')) {
    if (line.trim()) ranges.push([start + line.length - line.trimStart().length, start + line.trimEnd().length])
    start += line.length + 1
  }
  return ranges
}
