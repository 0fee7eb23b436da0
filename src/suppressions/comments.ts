import { type Comment, type Document, isDirective, type Suppression, type SuppressionFault } from '../model/index.js'
import { directiveIn } from './directive.js'
import { directivesInTexts } from './in-texts.js'
import { type Layout, layoutOf } from './layout.js'
import { isInData, linesFor } from './reach.js'
import { type KnownRules, unknownRuleIn } from './unknown-rule.js'

/** What the comments of a document suppress, in their order; a comment that names several rules comes once for each. */
export function suppressionsIn(document: Document, rules: KnownRules): readonly Suppression[] {
  const comments = document.comments.filter(({ text }) => isDirective(text))
  const texts = directivesInTexts(document)
  if (comments.length + texts.length === 0) return []
  const layout = layoutOf(document)
  const isText = new Set(texts)
  const sorted = [...comments, ...texts].sort((a, b) => a.span.line - b.span.line || a.span.column - b.span.column)
  return sorted.flatMap((comment) =>
    isText.has(comment)
      ? [faulty(comment, document.path, textFault(comment, layout))]
      : saidIn(comment, document.path, layout, rules),
  )
}

function faulty({ span }: Comment, path: string, fault: SuppressionFault): Suppression {
  return { scope: null, rule: null, reason: null, until: null, fault, path, span, lines: null }
}

function saidIn({ text, span }: Comment, path: string, layout: Layout, rules: KnownRules): readonly Suppression[] {
  const silent = { scope: null, rule: null, reason: null, until: null, fault: null, path, span, lines: null }
  const read = unclosed(span, layout) ?? directiveIn(text, rules.nearest)
  if (!('rules' in read)) return [{ ...silent, fault: read }]
  const { scope, reason, until } = read
  const said = { ...silent, scope, reason, until }
  if (scope === 'section' && isInData(span, layout)) return [{ ...said, fault: NO_SECTION }]
  const fault = unknownRuleIn(read.rules, rules)
  if (fault) return [{ ...said, fault }]
  const lines = linesFor(scope, span, layout)
  return read.rules.map((rule) => ({ ...said, rule, lines }))
}

/** `<!-- …` that runs to the end of its block, and took with it what somebody wrote behind it. */
function unclosed({ line, column, endLine, endColumn }: Comment['span'], { lines }: Layout): SuppressionFault | null {
  const begin = (lines[line - 1] ?? '').slice(column - 1)
  const [, end] = CLOSINGS.find(([opening]) => begin.startsWith(opening)) ?? []
  if (end === undefined || (lines[endLine - 1] ?? '').slice(0, endColumn - 1).endsWith(end)) return null
  return { because: 'It is not closed.', remedy: `End it with \`${end}\`.` }
}

const CLOSINGS = [
  ['<!--', '-->'],
  ['/*', '*/'],
] as const
const textFault = ({ span }: Comment, { lines }: Layout): SuppressionFault =>
  (lines[span.line - 1] ?? '')[span.column - 1] === '[' ? IN_BRACKETS : IN_TEXT

const IN_BRACKETS = {
  because: 'Brackets within it make a text of it, and no comment.',
  remedy: 'Write it without brackets, or as `<!-- … -->`.',
}
const IN_TEXT = {
  because: 'It stands in a text of YAML, where it is no comment.',
  remedy: 'Write it above the key that holds the text.',
}
const NO_SECTION = {
  because: 'Only the text of Markdown has sections.',
  remedy: 'Write `gonogo-disable-next-line` above the line where the finding stands.',
}
