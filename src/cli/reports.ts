import type { Rule } from '../model/index.js'
import { ASK_RULES, type RuleText, type View } from '../report/index.js'
import type { Delivery } from './deliver.js'
import { type Destination, deliverAll } from './destinations.js'
import type { Io } from './io.js'
import { forPeople } from './job-log.js'
import { writeJobSummary } from './job-summary.js'
import { viewFor } from './paint.js'
import { placesInRepository } from './repository-root.js'
import type { Wanted } from './wanted.js'

/** A report in every format that is wanted, and how it is shown. */
export interface Reporting<T> {
  readonly report: T
  readonly formats: ReadonlyMap<string, (report: T, view: View) => string>
  readonly wanted: readonly Wanted[]
  /** One for each that is wanted, in their order. */
  readonly places: readonly Delivery[]
  readonly view: (file: string | undefined) => View
  /** What the format `github` adds to the summary of the job, in at most so many bytes. */
  readonly summary: (report: T, view: View, most: number) => string
}

/** The place of a format that is wanted. */
export function destinationOf({ option, file }: Wanted, reads: Destination['reads']): Destination {
  return { option, file, reads }
}

/** Whether one of the formats that are wanted is one of these. */
export function asks(wanted: readonly Wanted[], formats: ReadonlySet<string>): boolean {
  return wanted.some(({ format }) => formats.has(format))
}

/** How a report is shown, for a file or for standard output. What is known of rules is read only where a format asks. */
export async function viewer(
  wanted: readonly Wanted[],
  rules: Iterable<Rule>,
  options: Parameters<typeof viewFor>[1],
  linesOf: View['linesOf'],
  io: Io,
): Promise<(file: string | undefined) => View> {
  const texts = asks(wanted, ASK_RULES) ? await ruleTexts(rules, io.cwd) : null
  const more = { placeOf: placesInRepository(io), ...(texts ? { rules: texts } : {}) }
  return (file) => ({ ...viewFor(io, { ...options, outputFile: file }, linesOf), ...more })
}

/** Pages are looked up one by one: a pack has many, and a report is about few. */
export async function ruleTexts(rules: Iterable<Rule>, cwd: string): Promise<(id: string) => RuleText | null> {
  const { writtenPage } = await import('./rule-texts.js')
  const known = new Map([...rules].map((rule) => [rule.id, rule]))
  return (id) => {
    const rule = known.get(id)
    if (!rule) return null
    const { title, level, pillar, why, fix, source } = rule
    return { id, title, level, pillar, why, fix, source, page: writtenPage(rule, cwd) }
  }
}

/** Writes all of them, with what else the run writes, and the summary of the job where annotations are wanted. */
export async function deliverReports<T>(
  reporting: Reporting<T>,
  io: Io,
  others: Parameters<typeof deliverAll>[0] = [],
): Promise<void> {
  const { report, formats, wanted, places, view, summary } = reporting
  const reports = wanted.map(({ format, file }, index) => ({
    delivery: places[index] as Delivery,
    text: () => {
      const text = formats.get(format)?.(report, view(file)) ?? ''
      return forPeople(text, io, { format, outputFile: file })
    },
  }))
  await deliverAll([...others, ...reports])
  if (!wanted.some(({ format }) => format === 'github')) return
  await writeJobSummary((most) => summary(report, view('GITHUB_STEP_SUMMARY'), most), io)
}
