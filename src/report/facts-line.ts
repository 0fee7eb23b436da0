import type { DocumentFacts, Fact, FactType, Passage, Span } from '../model/index.js'
import { valueText } from './facts-text.js'
import { frame } from './frame.js'
import type { View } from './palette.js'
import { printable, shorten } from './printable.js'
import { renderProblems } from './problems.js'

const LONGEST_VALUE = 60

/** What one line of a document was taken for, what it was not taken for and why, and the passage it stands in. */
export function lineText(
  document: DocumentFacts,
  line: number,
  view: View,
  typeOf: (fact: string) => FactType | null,
): string {
  const { palette } = view
  const lines = view.linesOf(document.path) ?? []
  const width = lines[line - 1]?.length ?? 0
  const span = { line, column: 1, endLine: line, endColumn: width + 1 }
  const { facts, items } = onLine(document, line)
  const counted = facts.filter((fact) => fact.locations.length > 0)
  const rejected = facts.flatMap((fact) => fact.rejected.map(({ because }) => ({ name: fact.name, because })))
  const said = [
    ...counted.map((fact) => `  ${palette.go('counts for')}      ${fact.name}${told(fact, typeOf)}`),
    ...items.flatMap((item) => [
      `  ${palette.go('is listed as')}    ${item.type} "${printable(item.label)}"`,
      ...item.facts.map((fact) => palette.dim(`                    ${fact.name}${told(fact, typeOf)}`)),
    ]),
    ...rejected.map(({ name, because }) => `  ${palette.warn('is not counted')}  for ${name}: ${printable(because)}`),
  ]
  const which = document.index > 0 ? ` (document ${document.index + 1})` : ''
  // What kept the document from being read explains why nothing is told of any line.
  const problems = document.problems.filter(({ severity, span: at }) => severity === 'error' || covers(at, line))
  return `${[
    palette.strong(`${printable(document.path)}:${line}${which}`),
    `${document.kind ?? 'not a release document'}: ${printable(document.kindBecause)}`,
    '',
    ...renderProblems(problems, view),
    ...frame(lines, span, view.width, palette.note, palette),
    passageText(document.passages, line),
    '',
    ...(said.length > 0 ? said : ['  Nothing on this line was taken for a fact, nor mistaken for one.']),
    '',
  ].join('\n')}\n`
}

/** A document with nothing but what stands on one line: facts with their places and look-alikes there, and items. */
export function onLine(document: DocumentFacts, line: number): DocumentFacts {
  const facts = document.facts
    .map((fact) => ({
      ...fact,
      locations: fact.locations.filter((span) => covers(span, line)),
      rejected: fact.rejected.filter(({ span }) => covers(span, line)),
    }))
    .filter(({ locations, rejected }) => locations.length > 0 || rejected.length > 0)
  return { ...document, facts, items: document.items.filter(({ span }) => covers(span, line)) }
}

const covers = (span: Span, line: number): boolean => span.line <= line && line <= span.endLine

function told(fact: Fact, typeOf: (fact: string) => FactType | null): string {
  if (fact.state !== 'stated') return ` (${fact.state})`
  return ` = ${shorten(printable(valueText(fact.value, typeOf(fact.name))), LONGEST_VALUE)}`
}

function passageText(passages: readonly Passage[], line: number): string {
  const passage = passages.findLast(({ span }) => span.line <= line)
  if (!passage) return 'above the first title'
  const about = passage.about.length > 0 ? passage.about.join(', ') : 'nothing that gonogo looks for'
  return `in ${printable(passage.where)}, about ${printable(about)}`
}
