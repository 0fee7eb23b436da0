import { spanWithin } from '../../model/index.js'
import { cut, marksFrom } from './prose.js'
import { type Shell, spokenCommands } from './spoken.js'
import type { Unit } from './unit.js'

/**
 * Commands that a sentence or a row holds: in code ("run `kubectl rollout undo deployment/web`", where one word is a
 * name and no command), or in plain words, then only those that change a database or a secret.
 */
export function inlineCommands(host: Unit, end: number, shell: Shell): readonly Unit[] {
  const { pair: _pair, cells: _cells, ...rest } = host
  const units: Unit[] = []
  const read: (readonly [number, number])[] = []
  for (const [from, to] of codeRanges(host, end)) {
    const text = host.prose.text.slice(from, to)
    if (!/\s/.test(text.trim())) continue
    read.push([from, to])
    const { runs } = cut(host.prose, from, to)
    for (const command of shell.parse({ text, marks: [], runs }).commands)
      units.push({ ...rest, from, type: 'command', text: command.text, span: command.span, command, host })
  }
  const stretches = host.cells ? cellRanges(host, end) : [[host.from, end] as const]
  for (const { from, command } of stretches.flatMap(([begin, stop]) =>
    spokenCommands(host.prose, begin, stop, shell, false),
  )) {
    if (read.some(([begin, stop]) => begin <= from && from < stop)) continue
    const text = command.text
    units.push({ ...rest, from, type: 'command', text, span: command.span, command, host, spoken: true })
  }
  return units
}

/** The cells of a row: no command goes on from one to the next. */
function cellRanges(host: Unit, end: number): readonly (readonly [number, number])[] {
  let at = host.from
  return host.prose.text
    .slice(host.from, end)
    .split(' | ')
    .map((cell) => {
      const from = at
      at += cell.length + 3
      return [from, from + cell.length] as const
    })
}

/** What stands in code; in YAML, where there is no markup, what stands between backticks. */
function codeRanges(host: Unit, end: number): readonly (readonly [number, number])[] {
  if (host.pointer === undefined)
    return marksFrom(host.prose, host.from, end).flatMap(({ type, from, to }) =>
      type === 'code' && to <= end && host.text.slice(from - host.from, to - host.from).trim()
        ? [[from, to] as const]
        : [],
    )
  return [...host.prose.text.slice(host.from, end).matchAll(/`([^`\n]+)`/g)].map((match) => {
    const from = host.from + match.index + 1
    return [from, from + (match[1] as string).length] as const
  })
}

/** The commands in a line of code in any language. */
export function commandsInCode(line: Unit, shell: Shell): readonly Unit[] {
  const end = line.from + line.text.length
  return spokenCommands(line.prose, line.from, end, shell, true).map(({ from, command }) => {
    const span = spanWithin(line.prose, from, Math.min(end, from + command.text.length))
    return { ...line, from, type: 'command', text: command.text, span, command }
  })
}
