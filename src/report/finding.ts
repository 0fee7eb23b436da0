import { counts, type Finding, type Span } from '../model/index.js'
import { frame } from './frame.js'
import type { Paint, View } from './palette.js'
import { printable, wrap } from './printable.js'
import { setAside, setAsideBy } from './set-aside.js'

/** What of a finding was said shortly before and need not be said again. */
export interface Said {
  readonly why: boolean
  readonly fix: boolean
  readonly frame: boolean
}

/** Related places that are shown before `--verbose` is needed. */
const RELATED = 3

/** Level, rule and message; the place with its code frame; why it matters and what to do. */
export function renderFinding(finding: Finding, said: Said, view: View): readonly string[] {
  const { palette } = view
  const mark = counts(finding) ? palette[finding.level] : palette.dim
  const id = finding.fingerprint.slice(0, 8)
  return [
    ...headline(finding, mark, view),
    `  ${palette.gutter('-->')} ${place(finding.path, finding.span)}  ${palette.dim(`(${id})`)}`,
    ...(said.frame ? [] : frame(view.linesOf(finding.path) ?? [], finding.span, view.width, mark, palette)),
    ...(said.why ? [] : labelled('why', finding.why, view)),
    ...(said.fix ? [] : labelled('fix', finding.fix, view)),
    ...relatedLines(finding, view),
  ]
}

function headline(finding: Finding, mark: Paint, view: View): readonly string[] {
  const head = `${setAside(finding) ?? finding.level}[${printable(finding.rule)}]`
  const [first = '', ...rest] = wrap(`${head}: ${printable(finding.message)}${setAsideBy(finding)}`, view.width)
  const painted = first.startsWith(`${head}:`)
    ? `${mark(head)}${view.palette.strong(first.slice(head.length))}`
    : view.palette.strong(first)
  return [painted, ...rest.map((line) => `  ${view.palette.strong(line)}`)]
}

/** Related places, those of which the same is said on one line. */
function relatedLines(finding: Finding, view: View): readonly string[] {
  const places = new Map<string, string[]>()
  for (const { path, span, message } of finding.related) {
    const said = places.get(message) ?? []
    places.set(message, [...said, path === finding.path ? String(span.line) : place(path, span)])
  }
  return [...places].slice(0, view.verbose ? undefined : RELATED).flatMap(([message, all]) => {
    const distinct = [...new Set(all)]
    const named = view.verbose ? distinct : distinct.slice(0, RELATED)
    const more = distinct.length > named.length ? ` and ${distinct.length - named.length} more` : ''
    const noun = /^\d+$/.test(named[0] ?? '') ? (distinct.length === 1 ? 'line ' : 'lines ') : ''
    return labelled('see', `${noun}${named.join(', ')}${more}: ${message}`, view)
  })
}

/** `path:line:column`, which terminals and editors open. */
export function place(path: string, span: Span): string {
  return `${printable(path)}:${span.line}:${span.column}`
}

/** `  fix: …` with the lines below it indented to the text; nothing where there is no text. */
export function labelled(label: string, text: string, view: View): readonly string[] {
  const indent = ' '.repeat(label.length + 4)
  return wrap(printable(text), view.width - indent.length).map((line, index) =>
    index === 0 ? `  ${view.palette.gutter(`${label}:`)} ${line}` : `${indent}${line}`,
  )
}
