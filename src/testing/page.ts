import type { Block, Code, Document, Example, Heading, Problem, Rule, Span } from '../model/index.js'
import { markersIn } from './markers.js'
import { sourceOf } from './source.js'
import { type NearestWord, tagOf } from './words.js'

/** What a rule's page is asked for, in this order. */
export const SECTIONS = ['Why', 'No-go', 'Go', 'Fix', 'Waive when'] as const

export interface Page {
  readonly path: string
  readonly title: string
  /** Headings of the second level, in order, with whether anything stands below them. */
  readonly sections: readonly { readonly title: string; readonly filled: boolean }[]
  readonly examples: readonly Example[]
  /** Mistakes in examples are errors, sections that are missing notes. */
  readonly problems: readonly Problem[]
}

/** Reads the page beside a rule. Fences with a verdict behind their language are examples; others are prose. Never throws. */
export function pageOf(document: Document, rule: Pick<Rule, 'id' | 'kinds'>, nearest: NearestWord): Page {
  const { path, blocks } = document
  const headings = blocks.filter((block): block is Heading => block.type === 'heading')
  const sections = headings
    .filter(({ depth }) => depth === 2)
    .map((head) => ({ title: head.text.text, filled: isFilled(blocks[blocks.indexOf(head) + 1]) }))
  const read = blocks.flatMap(fencesIn).map((code) => exampleIn(code, path, rule, nearest))
  return {
    path,
    title: headings[0]?.text.text ?? '',
    sections,
    examples: read.flatMap(({ example }) => example ?? []),
    problems: [...document.problems, ...read.flatMap(({ problems }) => problems), ...missing(sections, document)],
  }
}

function isFilled(block: Block | undefined): boolean {
  return block !== undefined && block.type !== 'heading'
}

/** All code, wherever it stands. */
export function fencesIn(block: Block): readonly Code[] {
  if (block.type === 'code') return [block]
  if (block.type === 'quote') return block.blocks.flatMap(fencesIn)
  return block.type === 'list' ? block.items.flatMap((item) => item.blocks.flatMap(fencesIn)) : []
}

interface Read {
  readonly example: Example | null
  readonly problems: readonly Problem[]
}

function exampleIn(code: Code, path: string, rule: Pick<Rule, 'id' | 'kinds'>, nearest: NearestWord): Read {
  const tag = tagOf(code.language ?? '', code.meta, nearest)
  if (tag === null) return { example: null, problems: [] }
  const at = { path, line: code.span.line }
  if ('message' in tag) return { example: null, problems: [wrong('example-words', tag, { path, span: code.span })] }
  return exampleFrom(code.text.text.split('\n'), { ...tag, ...at }, rule)
}

/** An example from its lines as they are written, markers and all. */
export function exampleFrom(
  written: readonly string[],
  head: Pick<Example, 'path' | 'line' | 'language' | 'expectation'>,
  rule: Pick<Rule, 'id' | 'kinds'>,
): Read {
  const { lines, findings, faults } = markersIn(written)
  const spanOf = (line: number): Span => {
    const text = written[line - 1] ?? ''
    return { line: head.line + line, column: 1, endLine: head.line + line, endColumn: text.length + 1 }
  }
  const problems = faults.map((fault) => wrong('example-marker', fault, { path: head.path, span: spanOf(fault.line) }))
  const source = sourceOf(lines, head.language, rule)
  if (!source) {
    const message = `The rule is for ${rule.kinds.join(', ')}, none of which holds commands.`
    const fault = { message, fix: 'Write the example as yaml, json or markdown.' }
    return {
      example: null,
      problems: [...problems, wrong('example-words', fault, { path: head.path, span: spanOf(0) })],
    }
  }
  return { example: { rule: rule.id, ...head, findings, lines, ...source }, problems }
}

function missing(sections: Page['sections'], { path, span }: Document): readonly Problem[] {
  const there = new Set(sections.map(({ title }) => title.trim().toLowerCase()))
  const start = { ...span, endLine: span.line, endColumn: span.column }
  const lacking = SECTIONS.filter((title) => !there.has(title.toLowerCase()))
  if (lacking.length === 0) return []
  const message = `The page has no section ${lacking.map((title) => `"${title}"`).join(', ')}.`
  const fix = `Add ${lacking.map((title) => `\`## ${title}\``).join(', ')}: a page tells ${SECTIONS.join(', ')}.`
  return [{ code: 'missing-section', severity: 'note', message, fix, path, span: start }]
}

/** A mistake of an author of examples. */
export function wrong(
  code: string,
  { message, fix }: Pick<Problem, 'message' | 'fix'>,
  { path, span }: Pick<Problem, 'path' | 'span'>,
): Problem {
  return { code, severity: 'error', message, fix, path, span }
}
