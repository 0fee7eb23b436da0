import {
  type DocumentFacts,
  durationInWords,
  type Fact,
  type FactType,
  periodInWords,
  type Value,
} from '../model/index.js'
import type { View } from './palette.js'
import { printable, shorten, textWidth } from './printable.js'
import { renderProblems } from './problems.js'

/**
 * What was understood of one document: its kind and why, its problems, a line for every fact that is there
 * (state, value, lines) with the look-alikes that were rejected below it, and the names of the others.
 */
export function factsText(document: DocumentFacts, view: View, typeOf: (fact: string) => FactType | null): string {
  const { palette } = view
  const name = printable(document.path) + (document.index > 0 ? ` (document ${document.index + 1})` : '')
  const present = document.facts.filter((fact) => fact.state !== 'absent' || fact.rejected.length > 0)
  const absent = document.facts.filter((fact) => fact.state === 'absent' && fact.rejected.length === 0)
  const widest = Math.max(0, ...present.map((fact) => fact.name.length))
  const lines = [
    palette.strong(name),
    palette.dim('='.repeat(Math.min(view.width, textWidth(name)))),
    `${document.kind ?? 'not a release document'}: ${printable(document.kindBecause)}`,
    '',
    ...renderProblems(document.problems, view),
    ...present.flatMap((fact) => factLines(fact, widest, view, typeOf(fact.name))),
    ...(present.length > 0 ? [''] : []),
    ...absentLines(absent, view),
  ]
  return `${lines.join('\n')}\n`
}

function factLines(fact: Fact, widest: number, view: View, type: FactType | null): readonly string[] {
  const { palette } = view
  const state = { stated: palette.go, absent: palette.dim, unfilled: palette.block, unreadable: palette.warn }[
    fact.state
  ]
  const lines = [...new Set(fact.locations.map((span) => span.line))]
  const where =
    lines.length === 0
      ? ''
      : `  ${palette.dim(`line ${lines.slice(0, 6).join(', ')}${lines.length > 6 ? ', ...' : ''}`)}`
  const value = fact.state === 'absent' ? '' : ` ${shorten(printable(valueText(fact.value, type)), 72)}`
  return [
    `  ${fact.name.padEnd(widest)}  ${state(fact.state.padEnd(10))}${value}${where}`,
    ...fact.rejected.map(({ span, because }) => palette.dim(`    not line ${span.line}: ${printable(because)}`)),
  ]
}

function absentLines(absent: readonly Fact[], view: View): readonly string[] {
  if (absent.length === 0) return []
  if (!view.verbose) return [view.palette.dim('  every other fact is absent (--verbose names them)'), '']
  return [...absent.map((fact) => view.palette.dim(`  ${fact.name}  absent`)), '']
}

/** A value as people read it: lists with semicolons, durations in their two largest units, periods from one date to another. */
export function valueText(value: Value, type: FactType | null): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.join('; ')
  if (type === 'period') return periodInWords(String(value))
  return type === 'duration' && typeof value === 'number' ? durationInWords(value, 2) : String(value)
}
