import type { Decision, PillarReport, PillarState, Report } from '../model/index.js'
import { PILLARS } from '../model/index.js'
import { MANY, standingsOf } from './by-document.js'
import { comparedWords } from './compared.js'
import { place } from './finding.js'
import { READABLE } from './first.js'
import { renderNext } from './next.js'
import type { Paint, Palette, View } from './palette.js'
import { count, printable, shorten, wrap } from './printable.js'
import { tally } from './tally.js'

/** Answers a pillar quotes before `--verbose` is needed. */
const ANSWERS = 4

/**
 * The four pillars, each with its state and what the documents answered, quoted with its place; none of them where no
 * document was judged, for nothing was asked about any.
 */
export function renderPillars(report: Report, view: View): readonly string[] {
  if (!report.documents.some(({ judged }) => judged)) return []
  const quotes = !view.quiet && (view.verbose || !isOfMany(report))
  return [
    view.palette.strong('Pillars'),
    ...PILLARS.flatMap((pillar) => [
      `  ${pillar.padEnd(14)} ${stateWord(report.pillars[pillar], view.palette)}`,
      ...(quotes ? answers(report.pillars[pillar], view) : []),
    ]),
    '',
  ]
}

const STATE_TEXT: Readonly<Record<PillarState, string>> = {
  strong: 'nothing is missing',
  weak: 'nothing blocks',
  missing: 'something blocks',
  unknown: 'something could not be told',
}

function stateWord(pillar: PillarReport, palette: Palette): string {
  const paints: Readonly<Record<PillarState, Paint>> = {
    strong: palette.go,
    weak: palette.warn,
    missing: palette.block,
    unknown: palette.warn,
  }
  const why = pillar.evaluated === 0 ? 'nothing was asked' : STATE_TEXT[pillar.state]
  const counts = pillar.because.length === 0 ? '' : `, ${count(pillar.because.length, 'finding')}`
  return `${paints[pillar.state](pillar.state.padEnd(8))} ${palette.dim(`${why}${counts}`)}`
}

function answers(pillar: PillarReport, view: View): readonly string[] {
  const stated = pillar.answers.filter((answer) => answer.state === 'stated')
  const missing = [
    ...new Set(pillar.answers.filter((answer) => answer.state !== 'stated').map((answer) => answer.fact)),
  ]
    .filter((fact) => !stated.some((answer) => answer.fact === fact))
    .sort()
  const shown = view.verbose ? stated : firstOfEach(stated).slice(0, ANSWERS)
  const hidden = stated.length - shown.length
  return [
    ...shown.map((answer) => {
      const quoted = `"${shorten(printable(answer.value), 60)}"`
      return `    ${answer.fact}: ${quoted} ${view.palette.dim(`(${place(answer.path, answer.span)})`)}`
    }),
    ...(hidden > 0 ? [view.palette.dim(`    and ${count(hidden, 'more answer')} (--verbose shows them all)`)] : []),
    ...(missing.length > 0 ? hanging(`not answered: ${missing.join(', ')}`, '    ', view) : []),
  ]
}

/** One answer of every fact before the second of any. */
function firstOfEach(answers: PillarReport['answers']): PillarReport['answers'] {
  const facts = new Set<string>()
  const first = answers.filter((answer) => !facts.has(answer.fact) && facts.add(answer.fact))
  return [...first, ...answers.filter((answer) => !first.includes(answer))]
}

/**
 * What was looked at, then the decision, alone on its line, its reasons, and what else is said of it.
 *
 * @param most reasons that are given before `--verbose` is needed
 */
export function renderVerdict(
  report: Report,
  view: View,
  more: readonly string[] = [],
  most = READABLE,
): readonly string[] {
  const { decision, reasons } = report.verdict
  const shown = view.verbose ? reasons : reasons.slice(0, most)
  return [
    ...coverage(report).flatMap((line) => hanging(line, '', view)),
    '',
    bannerOf(decision, view.palette),
    ...shown.flatMap((reason) => hanging(`- ${printable(reason)}`, '  ', view)),
    ...(reasons.length > shown.length ? [`  - and ${count(reasons.length - shown.length, 'more reason')}`] : []),
    ...more,
    ...renderNext(report, view),
  ]
}

function coverage(report: Report): readonly string[] {
  const judged = report.documents.filter((document) => document.judged).length
  const others = report.documents.filter((document) => document.kind === null).length
  const unasked = report.documents.length - judged - others
  const rest = [
    unasked > 0 ? `, ${count(unasked, 'that no rule asks about', 'that no rule asks about')}` : '',
    others > 0 ? `, ${count(others, 'not a release document', 'not release documents')}` : '',
  ].join('')
  const { rules, evaluations } = report.coverage
  const problems = report.problems.length > 0 ? `; ${count(report.problems.length, 'problem')}` : ''
  return [
    `${count(judged, 'document')} judged${rest}; ${count(rules, 'rule')}, ${count(evaluations, 'evaluation')}`,
    ...statesOf(report),
    `Findings: ${tally(report.findings) || 'none'}${problems}`,
    ...comparedWords(report),
  ]
}

/** `Documents: 250 NO-GO, 12 unknown, 1,281 GO`, where they are too many to be listed. */
function statesOf(report: Report): readonly string[] {
  if (!isOfMany(report)) return []
  const standings = standingsOf(report)
  const states = (['NO-GO', 'unknown', 'GO'] as const).flatMap((state) => {
    const amount = standings.filter(({ is }) => is === state).length
    return amount === 0 ? [] : [count(amount, state, state)]
  })
  return [`Documents: ${states.join(', ')}`]
}

function bannerOf(decision: Decision, palette: Palette): string {
  const paint = { GO: palette.go, 'NO-GO': palette.block, INDETERMINATE: palette.warn }[decision]
  return paint(palette.strong(`>>> ${decision} <<<`))
}

function isOfMany({ documents }: Report): boolean {
  return documents.filter(({ judged }) => judged).length > MANY
}

function hanging(text: string, indent: string, view: View): readonly string[] {
  return wrap(text, view.width - indent.length).map((line, index) => `${indent}${index === 0 ? '' : '  '}${line}`)
}
