import { type Prose, type ShellText, spanWithin } from '../../model/index.js'
import { firstAt, marksFrom } from './prose.js'
import type { Unit } from './unit.js'

/** Commands that a sentence or a row holds in code: "run `kubectl rollout undo deployment/web`". One word is a name, not a command. */
export function inlineCommands(host: Unit, end: number, parseShell: (code: Prose) => ShellText): readonly Unit[] {
  const units: Unit[] = []
  for (const mark of marksFrom(host.prose, host.from, end)) {
    if (mark.type !== 'code' || mark.to > end) continue
    const text = host.prose.text.slice(mark.from, mark.to)
    if (!/\s/.test(text.trim())) continue
    const { pair: _pair, cells: _cells, ...rest } = host
    for (const command of parseShell({ text, marks: [], runs: clipped(host.prose, mark.from, mark.to) }).commands) {
      units.push({ ...rest, from: mark.from, type: 'command', text: command.text, span: command.span, command, host })
    }
  }
  return units
}

/** Runs of a slice: the run that holds its first character is cut to begin there. */
function clipped(whole: Prose, from: number, to: number): Prose['runs'] {
  const start = spanWithin(whole, from, from + 1)
  const at = (offset: number) => firstAt(whole.runs, offset, (run) => run.offset)
  const later = whole.runs.slice(at(from + 1), at(to)).map((run) => ({ ...run, offset: run.offset - from }))
  return [{ offset: 0, line: start.line, column: start.column }, ...later]
}
