import { isoDate, timeOf } from '../../evidence/index.js'
import { type Outcome, outcomeOf } from './outcome.js'
import { uncounted } from './uncounted.js'
import { type Element, parseXml } from './xml.js'

/** What a test report says: how many tests, and from when it is where it says so. */
export interface TestReport {
  readonly tests: number
  readonly failures: number
  readonly errors: number
  readonly skipped: number
  /** ISO 8601; the oldest of its parts. Null where a date cannot be read, or a test has none. */
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
  const outside = uncounted(root)
  if (outside !== null) return outside
  for (const suite of suites) {
    const fault = unknownOutcome(suite) ?? disagreement(suite)
    if (fault) return fault
  }
  return { ...countsOf(suites.flatMap(casesIn)), dated: oldest(root) }
}

type Counts = Omit<TestReport, 'dated'>

/** The suite itself, and all inside it. */
function suitesIn(suite: Element): readonly Element[] {
  return [suite, ...suite.elements.filter(({ name }) => name === 'testsuite').flatMap(suitesIn)]
}

const casesIn = ({ elements }: Element): readonly Element[] => elements.filter(({ name }) => name === 'testcase')

function countsOf(cases: readonly Element[]): Counts {
  const outcomes = cases.map(outcomeOf)
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length
  return { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') }
}

function unknownOutcome(suite: Element): string | null {
  const [unknown] = casesIn(suite).flatMap((one) => {
    const outcome = outcomeOf(one)
    return typeof outcome === 'object' ? outcome.unknown : []
  })
  return unknown ?? null
}

/** What counts as what, in whatever case it is written. Some count failures and errors together. */
const COUNTS: ReadonlyMap<string, readonly (keyof Counts)[]> = new Map([
  ['tests', ['tests']],
  ['failures', ['failures']],
  ['errors', ['errors']],
  ['skipped', ['skipped']],
  ...['failed', 'failure', 'fail', 'error', 'errored', 'broken', 'aborted', 'crashed', 'timeouts', 'unstable'].map(
    (key): [string, readonly (keyof Counts)[]] => [key, ['failures', 'errors']],
  ),
])

/** What a suite states of itself is true of its own tests, or of all that are inside it. */
function disagreement(suite: Element): string | null {
  const own = countsOf(casesIn(suite))
  const all = countsOf(suitesIn(suite).flatMap(casesIn))
  for (const [name, stated] of suite.attributes) {
    const keys = COUNTS.get(name.toLowerCase())
    if (!keys || [own, all].some((counts) => fits(stated, keys, counts, suite))) continue
    const said = keys.reduce((sum, key) => sum + all[key], 0)
    return `The suite ${nameOf(suite)} states \`${name}="${stated.slice(0, 20)}"\`, and its test cases say ${said}.`
  }
  return null
}

const countIn = (stated: string): number | null => (/^\d{1,9}$/.test(stated) ? Number(stated) : null)

/** Some count what was disabled apart from what was skipped. */
function fits(stated: string, keys: readonly (keyof Counts)[], counts: Counts, { attributes }: Element): boolean {
  const number = countIn(stated)
  if (number === null) return false
  const disabled = countIn(attributes.get('disabled') ?? '0')
  const sum = keys.reduce((total, key) => total + counts[key], 0)
  if (keys.includes('skipped') && disabled !== null && number + disabled === counts.skipped) return true
  return number === sum || keys.some((key) => counts[key] > 0 && number === counts[key])
}

function nameOf({ attributes }: Element): string {
  const name = attributes.get('name')?.trim()
  return name ? `\`${name.slice(0, 60)}\`` : 'without a name'
}

/** A report is as old as its oldest part, and of no age where a test has none: neither of its own nor of a suite around it. */
function oldest(root: Element): string | null {
  const written: string[] = []
  const isDated = (element: Element, isInside: boolean): boolean => {
    const own = timestampOf(element)
    if (own !== '') written.push(own)
    const has = own !== '' || isInside
    const inner = element.elements.filter(({ name }) => name === 'testsuite' || name === 'testcase')
    return (element.name !== 'testcase' || has) && inner.map((one) => isDated(one, has)).every((one) => one)
  }
  const isWhole = isDated(root, false)
  const dates = written.map(isoDate)
  if (!isWhole || dates.length === 0 || dates.includes(null)) return null
  return dates.reduce((a, b) => (a !== null && b !== null && timeOf(b) < timeOf(a) ? b : a)) ?? null
}

const timestampOf = ({ attributes }: Element): string =>
  [...attributes].find(([key]) => key.toLowerCase() === 'timestamp')?.[1].trim() ?? ''
