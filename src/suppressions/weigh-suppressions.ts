import {
  askClock,
  type Clock,
  type Finding,
  type Suppressed,
  type Suppression,
  type SuppressionReport,
  type SuppressionStanding,
} from '../model/index.js'

type Found = Pick<Finding, 'rule' | 'path' | 'span' | 'result'>

/** What the comments of one document are weighed by. */
export interface Weighing {
  readonly suppressions: readonly Suppression[]
  /** What rules found in that document. */
  readonly findings: readonly Found[]
  /** Ids of the rules that were asked about it. */
  readonly asked: ReadonlySet<string>
  /** Ids of rules that nobody may suppress. */
  readonly fixed: ReadonlySet<string>
  /** The first moment after a day, ISO 8601 in UTC; null where that cannot be told. */
  readonly endOf: (day: string) => string | null
  readonly now: Clock
}

/** Whether each comment counts, or why not, and whether something is found that it is for; in their order. */
export function weighSuppressions(weighing: Weighing): readonly SuppressionReport[] {
  const { suppressions, findings } = weighing
  const path = suppressions[0]?.path ?? ''
  const byRule = linesByRule(findings.filter((finding) => isHere(finding, path)))
  return suppressions.map((suppression) => {
    const { rule, fault, until } = suppression
    const ends = until === null ? null : weighing.endOf(until)
    const lines = byRule.get(rule ?? '')
    const used = fault === null && isAmong(lines?.wrong, suppression)
    const standing = standingOf(suppression, ends, weighing)
    const isDoubted = isAmong(lines?.unknown, suppression)
    return {
      suppression,
      standing,
      used,
      ends,
      ...words(suppression, standing, used, { isDoubted, elsewhere: lines?.wrong ?? [] }, weighing.asked),
    }
  })
}

/** In the order in which it is told: what no change of the comment could mend comes first. */
function standingOf(
  { rule, fault, until }: Suppression,
  ends: string | null,
  { fixed, now }: Weighing,
): SuppressionStanding {
  if (fault !== null || rule === null) return 'malformed'
  if (fixed.has(rule)) return 'not-waivable'
  if (until === null) return 'in-force'
  const end = ends === null ? Number.NEGATIVE_INFINITY : Date.parse(ends)
  const counts = askClock(now, (iso) => ({ answer: Date.parse(iso) < end, changes: ends === null ? [] : [end] }))
  return counts ? 'in-force' : 'expired'
}

/**
 * The comment by which each finding of the document is suppressed, or null. What could not be told is never suppressed:
 * whoever wrote the comment could not know what it would be.
 */
export function suppressedBy(reports: readonly SuppressionReport[]): (finding: Found) => Suppressed | null {
  const byRule = new Map<string, Suppression[]>()
  for (const { suppression, standing } of reports) {
    if (standing !== 'in-force' || suppression.rule === null) continue
    const group = byRule.get(suppression.rule)
    if (group) group.push(suppression)
    else byRule.set(suppression.rule, [suppression])
  }
  return (finding) => {
    if (finding.result !== 'not-met') return null
    const found = byRule.get(finding.rule)?.find((one) => isHere(finding, one.path) && isWithin(finding.span.line, one))
    if (!found) return null
    const { reason, until, path, span } = found
    return { reason: reason ?? '', until, path, span }
  }
}

const isHere = ({ path, span }: Found, document: string): boolean =>
  path === document && (span.path === undefined || span.path === document)

const isWithin = (line: number, { lines }: Suppression): boolean =>
  lines !== null && lines.from <= line && line <= lines.to

interface FoundLines {
  readonly wrong: number[]
  readonly unknown: number[]
}

/** The lines on which findings begin, in their order, by rule. */
function linesByRule(findings: readonly Found[]): ReadonlyMap<string, FoundLines> {
  const byRule = new Map<string, FoundLines>()
  for (const { rule, result, span } of findings) {
    const lines = byRule.get(rule) ?? { wrong: [], unknown: [] }
    byRule.set(rule, lines)
    const group = result === 'not-met' ? lines.wrong : lines.unknown
    group.push(span.line)
  }
  for (const { wrong, unknown } of byRule.values()) for (const lines of [wrong, unknown]) lines.sort((a, b) => a - b)
  return byRule
}

/** Whether one of the sorted lines is among those that a comment is for. */
function isAmong(sorted: readonly number[] | undefined, { lines }: Suppression): boolean {
  if (!sorted || lines === null) return false
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < lines.from) low = middle + 1
    else high = middle
  }
  return low < sorted.length && (sorted[low] as number) <= lines.to
}

/** What else the rule finds in the document. */
interface Near {
  /** Whether what the comment is for could not be told. */
  readonly isDoubted: boolean
  /** Lines on which it finds something, sorted. */
  readonly elsewhere: readonly number[]
}

type Words = Pick<SuppressionReport, 'because' | 'remedy'>

function words(
  suppression: Suppression,
  standing: SuppressionStanding,
  used: boolean,
  { isDoubted, elsewhere }: Near,
  asked: Weighing['asked'],
): Words {
  const { fault, rule, until } = suppression
  if (fault !== null) return fault
  if (standing === 'not-waivable')
    return { because: `Nobody may set ${rule} aside.`, remedy: 'Mend what the rule finds, and remove the comment.' }
  if (standing === 'expired')
    return {
      because: `The last day on which it counts is ${until}.`,
      remedy: 'Mend what the rule finds and remove the comment, or decide again and write a later day.',
    }
  if (used) return { because: null, remedy: null }
  if (isDoubted)
    return {
      because: `What ${rule} finds could not be told, and nobody can accept what nobody knows.`,
      remedy: 'Write what is to be read so that it can be, then decide whether the comment is needed.',
    }
  if (rule !== null && !asked.has(rule))
    return {
      because: `${rule} is not asked of this document.`,
      remedy: 'Remove the comment, or switch the rule on. `gonogo rules` lists those that are on.',
    }
  const [first] = elsewhere
  if (first === undefined)
    return { because: `${rule} finds nothing ${placeOf(suppression)}.`, remedy: 'Remove the comment.' }
  const others = new Set(elsewhere).size - 1
  const there = `on line ${first}${others > 0 ? ` and ${others} more` : ''}`
  return {
    because: `${rule} finds nothing ${placeOf(suppression)}, and something ${there}.`,
    remedy: 'Move the comment to where that is found, or remove it.',
  }
}

function placeOf({ lines, scope, span }: Suppression): string {
  if (lines === null) return 'there, for nothing stands behind the comment'
  if (scope === 'line') return `on line ${span.line}`
  return lines.from === lines.to ? `on line ${lines.from}` : `from line ${lines.from} to line ${lines.to}`
}
