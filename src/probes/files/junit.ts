import { isoDate, timeOf } from '../../evidence/index.js'
import { type Element, parseXml } from './xml.js'

/** What a test report says: how many tests, and from when it is where it says so. */
export interface TestReport {
  readonly tests: number
  readonly failures: number
  readonly errors: number
  readonly skipped: number
  /** ISO 8601; the oldest of its suites. Null where one of them has a date that cannot be read, or none has any. */
  readonly dated: string | null
}

/**
 * A report in the XML of JUnit: the test cases are counted, and the counts that it states must be the same. One that breaks
 * off, or was put together wrongly, states others.
 *
 * @returns a sentence where it cannot be trusted
 */
export function readTestReport(text: string): TestReport | string {
  const root = parseXml(text)
  if (typeof root === 'string') return root
  if (root.name !== 'testsuites' && root.name !== 'testsuite') {
    return `It is no report of JUnit: its root is \`${root.name.slice(0, 60)}\`.`
  }
  const suites = suitesIn(root)
  const broken = suites.find(({ elements }) => elements.some(({ name }) => name === 'failure' || name === 'error'))
  if (broken) return `The suite ${nameOf(broken)} failed outside of its tests.`
  for (const suite of suites) {
    const fault = disagreement(suite)
    if (fault) return fault
  }
  return { ...countsOf(suites.flatMap(casesIn)), dated: oldest(suites) }
}

type Counts = Omit<TestReport, 'dated'>

/** The suite itself, and all inside it. */
function suitesIn(suite: Element): readonly Element[] {
  return [suite, ...suite.elements.filter(({ name }) => name === 'testsuite').flatMap(suitesIn)]
}

const casesIn = ({ elements }: Element): readonly Element[] => elements.filter(({ name }) => name === 'testcase')

function countsOf(cases: readonly Element[]): Counts {
  const outcomes = cases.map(outcomeOf)
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length
  return { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') }
}

const IDLE: ReadonlySet<string> = new Set(['notrun', 'disabled', 'skipped', 'suppressed'])
const BAD: ReadonlySet<string> = new Set(['fail', 'failed', 'failure', 'error', 'broken'])

function outcomeOf({ elements, attributes }: Element): 'failure' | 'error' | 'skipped' | 'passed' {
  const has = (wanted: string) => elements.some(({ name }) => name === wanted)
  const words = ['status', 'result'].map((key) => attributes.get(key)?.toLowerCase() ?? '')
  if (has('failure')) return 'failure'
  if (has('error') || words.some((word) => BAD.has(word))) return 'error'
  return has('skipped') || words.some((word) => IDLE.has(word)) ? 'skipped' : 'passed'
}

/** What a suite states of itself is true of its own tests, or of all that are inside it. */
function disagreement(suite: Element): string | null {
  const own = countsOf(casesIn(suite))
  const all = countsOf(suitesIn(suite).flatMap(casesIn))
  for (const key of ['tests', 'failures', 'errors', 'skipped'] as const) {
    const stated = suite.attributes.get(key)
    if (stated === undefined || fits(stated, key, own, suite) || fits(stated, key, all, suite)) continue
    const shown = stated.slice(0, 20)
    return `The suite ${nameOf(suite)} states \`${key}="${shown}"\`, and its test cases say ${all[key]}.`
  }
  return null
}

/** Some count what was disabled apart from what was skipped. */
function fits(stated: string, key: keyof Counts, counts: Counts, { attributes }: Element): boolean {
  const number = /^\d{1,9}$/.test(stated) ? Number(stated) : null
  const disabled = Number(attributes.get('disabled') ?? 0)
  return number === counts[key] || (key === 'skipped' && number !== null && number + disabled === counts.skipped)
}

function nameOf({ attributes }: Element): string {
  const name = attributes.get('name')?.trim()
  return name ? `\`${name.slice(0, 60)}\`` : 'without a name'
}

/** A report is as old as its oldest part. */
function oldest(suites: readonly Element[]): string | null {
  const written = suites.flatMap(({ attributes }) => attributes.get('timestamp')?.trim() || [])
  const dates = written.map(isoDate)
  if (dates.length === 0 || dates.includes(null)) return null
  return dates.reduce((a, b) => (a !== null && b !== null && timeOf(b) < timeOf(a) ? b : a)) ?? null
}
