import {
  type Catalogue,
  type DocumentReport,
  type Fact,
  type Finding,
  isExplained,
  type Outcome,
  type Report,
  type Result,
  type Trace,
} from '../model/index.js'
import { renderFinding } from './finding.js'
import { gistOf } from './needs.js'
import type { View } from './palette.js'
import { count, printable, shorten, textWidth, wrap } from './printable.js'
import { renderProblems } from './problems.js'
import { plural } from './quantified-words.js'
import { senseOf } from './sense.js'
import { groupBy } from './tally.js'
import { fixLines, LEGEND, outcomeLines } from './trace.js'
import { stood } from './value-words.js'
import { renderVerdict } from './verdict.js'

/** A report and every outcome behind it. */
export interface Explanation {
  readonly report: Report
  readonly outcomes: readonly Outcome[]
  readonly catalogue: Catalogue
  /** Of which rule alone it is told; null: of all. */
  readonly rule: string | null
}

/** As often as this a rule is explained in full in one document; further subjects get a line. */
const FULL = 3

/** Why the verdict is what it is: by document, what every rule asked and what the answer was; then the verdict. */
export function explainText(explanation: Explanation, view: View): string {
  const { report } = explanation
  const documents = new Set(report.documents.map(({ path }) => path))
  const elsewhere = report.problems.filter(({ path }) => !documents.has(path))
  const lines = [
    ...renderProblems(elsewhere, view),
    ...report.documents.flatMap((document) => documentLines(document, explanation, view)),
    ...renderVerdict(report, { ...view, quiet: true }),
    ...hint(explanation, view),
  ]
  return `${lines.join('\n')}\n`
}

function hint({ outcomes, rule }: Explanation, view: View): readonly string[] {
  const first = outcomes.find(isLong)?.active.rule.id ?? rule
  return first === null ? [] : ['', view.palette.dim(`A rule with its examples: gonogo explain ${printable(first)}`)]
}

function documentLines(document: DocumentReport, explanation: Explanation, view: View): readonly string[] {
  const { report, outcomes } = explanation
  const name = printable(document.path) + (document.index > 0 ? ` (document ${document.index + 1})` : '')
  const own = outcomesOf(document, outcomes)
  const kind = document.kind === null ? 'not a release document' : document.kind.replaceAll('-', ' ')
  const problems = document.index === 0 ? report.problems.filter(({ path }) => path === document.path) : []
  return [
    view.palette.strong(name),
    view.palette.dim('='.repeat(Math.min(view.width, textWidth(name)))),
    ...wrap(`${kind}: ${printable(document.kindBecause)}`, view.width),
    ...wrap(tallyText(document, own, explanation.rule), view.width),
    '',
    ...renderProblems(problems, view),
    ...SECTIONS.flatMap((section) => sectionLines(section, own, explanation, view)),
  ]
}

/** The outcomes of one document, in the order of its rules. */
export function outcomesOf({ path, index }: DocumentReport, outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter(({ subject }) => subject.path === path && subject.documentIndex === index)
}

interface Section {
  readonly result: Result
  readonly title: string
  /** In the line that counts. */
  readonly counted: string
}

const SECTIONS: readonly Section[] = [
  { result: 'not-met', title: 'Not met', counted: 'not met' },
  { result: 'cannot-tell', title: 'Cannot tell', counted: 'cannot be told' },
  { result: 'met', title: 'Met', counted: 'met' },
  { result: 'not-applicable', title: 'Not applicable', counted: 'not applicable' },
]

function tallyText(document: DocumentReport, own: readonly Outcome[], rule: string | null): string {
  if (own.length === 0) {
    if (document.kind === null) return 'No rule asks about it; gonogo facts shows what was understood.'
    return rule === null
      ? 'No rule of this configuration asks about it.'
      : `${rule} was not asked about it: it is for other kinds of documents, for things that are not listed here, or off.`
  }
  const rules = new Set(own.map(({ active }) => active.rule.id)).size
  const counts = SECTIONS.flatMap(({ result, counted }) => {
    const amount = own.filter((outcome) => outcome.result === result).length
    return amount > 0 ? [`${amount} ${counted}`] : []
  })
  return `${count(rules, 'rule')} asked ${own.length === 1 ? 'once' : `${own.length} times`}: ${counts.join(', ')}`
}

function sectionLines(
  { result, title }: Section,
  all: readonly Outcome[],
  explanation: Explanation,
  view: View,
): readonly string[] {
  const own = all.filter((outcome) => outcome.result === result)
  if (own.length === 0) return []
  const head = view.palette.strong(`${title} (${own.length})`)
  const isShort = (result === 'met' || result === 'not-applicable') && !view.verbose && explanation.rule === null
  if (isShort) return [head, ...briefLines(own, explanation.catalogue, view), '']
  const legend = result === own[0]?.result && all.find(isLong)?.result === result ? [view.palette.dim(LEGEND)] : []
  return [head, ...legend, '', ...fullLines(own, explanation, view)]
}

const isLong = ({ result }: Outcome): boolean => result === 'not-met' || result === 'cannot-tell'

/** One line a rule: what held, or on what it would have been asked. */
function briefLines(outcomes: readonly Outcome[], catalogue: Catalogue, view: View): readonly string[] {
  const rules = groupByRule(outcomes)
  const widest = Math.min(44, Math.max(...rules.map(([id]) => id.length)))
  return rules.map(([id, own]) => {
    const text = `  ${printable(id).padEnd(widest)}  `
    return `${text}${view.palette.dim(shorten(briefText(own, catalogue), Math.max(20, view.width - text.length)))}`
  })
}

function briefText(own: readonly Outcome[], catalogue: Catalogue): string {
  const gists = new Set(own.map((outcome) => gistOfOutcome(outcome, catalogue)))
  const [gist = ''] = gists
  const { subject } = own[0] as Outcome
  if (own.length === 1) {
    const told = `${gist}${evidenceOf(decidingTrace(own[0] as Outcome), catalogue)}`
    return subject.type === 'document' ? told : `${printable(subject.label)}: ${told}`
  }
  return `${own.length} ${plural(subject.type)}${gists.size === 1 ? `: ${gist}` : ''}`
}

/** What held, or on what it would have been asked. */
function gistOfOutcome(outcome: Outcome, catalogue: Catalogue): string {
  const gist = gistOf(decidingTrace(outcome), senseOf(outcome.active, catalogue))
  return outcome.result === 'not-applicable' ? `only when ${gist}` : gist
}

const decidingTrace = ({ result, when, require }: Outcome): Trace => (result === 'not-applicable' && when) || require

/** What the document says of it and where, if it is one thing: `; line 12: 5 minutes`. */
function evidenceOf(trace: Trace, catalogue: Catalogue): string {
  const facts = new Map(decisive(trace).map((fact) => [fact.name, fact]))
  const [fact, ...others] = facts.values()
  const line = fact?.locations[0]?.line
  if (!fact || others.length > 0 || fact.state !== 'stated' || line === undefined) return ''
  const value = typeof fact.value === 'boolean' ? '' : `: ${stood(fact, catalogue.get(fact.name)?.type ?? null)}`
  return `; line ${line}${value}`
}

function decisive(trace: Trace): readonly Fact[] {
  if (trace.type === 'test') return [trace.fact]
  if (trace.type === 'quantified') return []
  return trace.children.filter((child) => child.holds === trace.holds).flatMap(decisive)
}

const groupByRule = (outcomes: readonly Outcome[]): readonly (readonly [string, readonly Outcome[]])[] => [
  ...groupBy(outcomes, ({ active }) => active.rule.id),
]

/** Every outcome with its trees, what stops a release first. */
function fullLines(outcomes: readonly Outcome[], explanation: Explanation, view: View): readonly string[] {
  const findings = new Map(explanation.report.findings.filter(isExplained).map((finding) => [finding.outcome, finding]))
  const ordered = [...outcomes].sort((a, b) => RANK[a.active.level] - RANK[b.active.level])
  return groupByRule(ordered).flatMap(([, own]) => {
    const shown = view.verbose ? own : own.slice(0, FULL)
    return [
      ...shown.flatMap((outcome) => outcomeBlock(outcome, findings.get(outcome), explanation, view)),
      ...moreLines(own.slice(shown.length), findings, view),
    ]
  })
}

const RANK = { block: 0, warn: 1, note: 2 } as const

function outcomeBlock(
  outcome: Outcome,
  finding: Finding | undefined,
  { catalogue, rule }: Explanation,
  view: View,
): readonly string[] {
  const said = { why: true, fix: true, frame: rule === null && !view.verbose }
  const { id, title } = outcome.active.rule
  const head = finding
    ? renderFinding({ ...finding, related: [] }, said, view)
    : [`${view.palette.go(printable(id))}: ${printable(title)}`]
  const { subject } = outcome
  return [
    ...head,
    ...(finding && !said.frame ? [''] : []),
    ...(subject.type === 'document' ? [] : [`  It is asked about ${printable(subject.label)}.`]),
    ...outcomeLines(outcome, view, catalogue),
    ...(finding ? fixLines(finding, view) : []),
    '',
  ]
}

function moreLines(rest: readonly Outcome[], findings: ReadonlyMap<Outcome, Finding>, view: View): readonly string[] {
  const [first] = rest
  if (!first) return []
  const lines = [...new Set(rest.map((outcome) => (findings.get(outcome)?.span ?? outcome.subject.span).line))]
  const named = `${lines.slice(0, 12).join(', ')}${lines.length > 12 ? ', ...' : ''}`
  const many = count(rest.length, 'more like this', 'more like these')
  return [
    `${printable(first.active.rule.id)}: ${many} on ${lines.length === 1 ? 'line' : 'lines'} ${named}`,
    view.palette.dim('  --verbose shows them all'),
    '',
  ]
}
