import { counts, type Finding, type Problem, type RuleTally } from '../../model/index.js'
import { place } from '../finding.js'
import { shorten } from '../printable.js'
import { setAsideReason } from '../set-aside-words.js'
import { isUnjudged } from '../standing.js'
import { element, lines } from './xml.js'

/** What became of one test: the words of JUnit, which has none for a warning. */
export type Result = 'passed' | 'failed' | 'skipped' | 'error'

export interface TestCase {
  readonly name: string
  readonly result: Result
  /** One line. */
  readonly message: string
  /** All of it: what was found, where, and what to do. */
  readonly details: string
  /** What JUnit calls the type of a failure: the level, or why it is not known. */
  readonly type: string
  /** From 1, where one line is meant. */
  readonly line: number | undefined
}

const LONG = 500

/** Where what a rule found is told: with this document, with another one that it is about too, or nowhere because of `--quiet`. */
export type Told = 'here' | 'elsewhere' | 'left-out'

/**
 * A rule that was asked about a document. It fails where it is what makes a NO-GO, and is an error where it is what
 * leaves the verdict open; so a run is a GO exactly where nothing fails and nothing is an error. Warnings and notes are
 * told and pass.
 *
 * @param because fingerprints of the findings that decided
 */
export function ruleCase(
  rule: string,
  findings: readonly Finding[],
  tally: RuleTally | null,
  because: ReadonlySet<string>,
  told: Told = 'here',
): TestCase {
  const standing = findings.filter(counts)
  const wrong = standing.filter((one) => one.result === 'not-met' && isDecisive(one, because))
  const open = standing.filter((one) => one.result === 'cannot-tell' && isDecisive(one, because))
  const decisive = wrong.length > 0 ? [...wrong, ...open] : open
  if (decisive.length > 0) {
    const type = wrong.length > 0 ? (wrong[0] as Finding).level : 'cannot-tell'
    return { ...said(rule, decisive), result: wrong.length > 0 ? 'failed' : 'error', type }
  }
  if (tally !== null && findings.length === 0 && tally.notMet + tally.cannotTell > 0) return notSaid(rule, told)
  const untold = standing.filter(({ result }) => result === 'cannot-tell')
  if (untold.length > 0) return { ...said(rule, untold), result: 'skipped', type: 'cannot-tell' }
  if (standing.length > 0) return { ...said(rule, standing), result: 'passed', type: (standing[0] as Finding).level }
  const [aside] = findings
  if (aside) return { ...said(rule, findings, ` (${setAsideReason(aside)})`), result: 'skipped', type: 'set-aside' }
  const applied = tally === null || tally.met > 0
  const message = applied ? '' : 'It does not apply to this document.'
  const result = applied ? 'passed' : 'skipped'
  return { name: rule, result, message, details: '', type: 'not-applicable', line: undefined }
}

/** Never in silence: what was not met is somewhere among the findings, or it cannot be trusted that nothing was found. */
function notSaid(rule: string, told: Told): TestCase {
  const rest = { name: rule, details: '', type: 'cannot-tell', line: undefined }
  if (told === 'left-out') return { ...rest, result: 'passed', message: '' }
  return told === 'elsewhere'
    ? { ...rest, result: 'skipped', message: 'What was found stands in another document.' }
    : { ...rest, result: 'error', message: 'It was not met or could not be told, and no finding says so.' }
}

/** What is wrong with a document as a text, all of one kind together. */
export function problemCase(problems: readonly Problem[]): TestCase {
  const [first] = problems as readonly [Problem, ...Problem[]]
  const isError = problems.some(({ severity }) => severity === 'error')
  return {
    name: `problem/${first.code}`,
    result: isError ? 'error' : isUnjudged(first) ? 'skipped' : 'passed',
    message: shorten(first.message, LONG),
    details: problems.map((one) => `${place(one.path, one.span)}\n${one.message}\nWhat to do: ${one.fix}`).join('\n\n'),
    type: first.code,
    line: first.span.line,
  }
}

const isDecisive = ({ level, fingerprint }: Finding, because: ReadonlySet<string>): boolean =>
  level === 'block' || because.has(fingerprint)

function said(rule: string, findings: readonly Finding[], aside = '') {
  const [first] = findings as readonly [Finding, ...Finding[]]
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : ''
  return {
    name: rule,
    message: `${shorten(first.message, LONG)}${shorten(aside, LONG)}${more}`,
    details: findings.map(details).join('\n\n'),
    line: first.span.line,
  }
}

function details(finding: Finding): string {
  const { level, rule, message, why, fix, path, span, fingerprint } = finding
  const aside = setAsideReason(finding)
  return [
    `${level}[${rule}]: ${message}${aside === '' ? '' : ` (${aside})`}`,
    `${place(path, span)} (${fingerprint.slice(0, 8)})`,
    `Why: ${why}`,
    `What to do: ${fix}`,
  ].join('\n')
}

/** A test as XML. `file` and `line` are what the readers of GitLab and GitHub link to. */
export function caseXml(one: TestCase, classname: string, file: string | undefined): string {
  const { name, result, message, details, type, line } = one
  const attributes = { classname, name, time: 0, file, line }
  const body = details === '' ? [] : [lines(details)]
  if (result === 'failed') return element('testcase', attributes, [element('failure', { message, type }, body)])
  if (result === 'error') return element('testcase', attributes, [element('error', { message, type }, body)])
  const output = details === '' ? [] : [element('system-out', {}, body)]
  if (result === 'skipped') return element('testcase', attributes, [element('skipped', { message }), ...output])
  return element('testcase', attributes, output)
}
