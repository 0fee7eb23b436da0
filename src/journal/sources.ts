import type { Source } from '../model/index.js'
import type { Entry } from './entry.js'
import { momentIn } from './moment.js'
import { folded, type Rollback, rollbackIn, versionOf } from './rollback.js'
import { yamlOf } from './yaml.js'

/** An entry with what a journal knows about it. */
export interface Recorded {
  readonly entry: Entry
  readonly rollback: Rollback
  /** The number of a later entry on the same rollback: what that says counts. */
  readonly replacedBy: number | null
  /** The failed rollback before it that it tries again, as it was known when this one started. Null: it is no retry. */
  readonly retries: { readonly entry: Entry; readonly attempt: number; readonly analysis: string | null } | null
}

/** Milliseconds within which a rollback of the same component to the same version is another attempt. */
const A_DAY = 24 * 3600 * 1000

/** Entries in their order, each with what others say about it. */
export function recordedIn(entries: readonly Entry[]): readonly Recorded[] {
  const latest = new Map(entries.map(({ rollback, sequence }) => [rollback, sequence]))
  const all = entries.map((entry) => {
    const last = latest.get(entry.rollback)
    const replacedBy = last === undefined || last === entry.sequence ? null : last
    return { entry, rollback: rollbackIn(entry.document), replacedBy }
  })
  const retries = retriesAmong(all)
  return all.map((one) => ({ ...one, retries: retries.get(one.entry.sequence) ?? null }))
}

type Told = Omit<Recorded, 'retries'>

/** By the number of the entry. Of each component and target, in the order in which they started. */
function retriesAmong(all: readonly Told[]): ReadonlyMap<number, NonNullable<Recorded['retries']>> {
  const groups = new Map<string, Told[]>()
  for (const one of all) {
    const key = JSON.stringify([folded(one.rollback.component), versionOf(one.rollback.target)])
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  const retries = new Map<number, NonNullable<Recorded['retries']>>()
  for (const group of groups.values()) {
    const current = group.filter(({ replacedBy }) => replacedBy === null).toSorted((a, b) => startOf(a) - startOf(b))
    let attempt = 1
    for (const [index, one] of current.entries()) {
      const before = current[index - 1]
      const isRetry = before && hasFailed(before.rollback) && startOf(one) - startOf(before) <= A_DAY
      attempt = isRetry ? attempt + 1 : 1
      if (!isRetry) continue
      const analysis = analysisBefore(
        one,
        group.filter(({ entry }) => entry.rollback === before.entry.rollback),
      )
      retries.set(one.entry.sequence, { entry: before.entry, attempt, analysis })
    }
  }
  return retries
}

/** What was recorded of the failure before the next attempt began: what is found afterwards did not help it. */
function analysisBefore(retry: Told, failed: readonly Told[]): string | null {
  const known = failed.filter(({ entry }) => Date.parse(entry.appended) <= startOf(retry))
  return known.findLast(({ rollback }) => rollback.investigation !== null)?.rollback.investigation ?? null
}

const startOf = ({ rollback }: Told): number => momentIn(rollback.started ?? '')?.time ?? Number.NaN
const hasFailed = ({ outcome }: Rollback): boolean => outcome !== null && outcome.toLowerCase() !== 'succeeded'

/**
 * Records as documents to be judged, the latest entry on each rollback. A retry that says nothing of its attempts gets
 * an entry in `attempts`, because its failure stands in another record.
 */
export function sourcesOf(name: string, recorded: readonly Recorded[]): readonly Source[] {
  return recorded
    .filter(({ replacedBy }) => replacedBy === null)
    .map((one) => ({ path: pathOf(name, one.entry.sequence), text: `${yamlOf(withAttempt(one))}\n` }))
}

/** What an entry is called where documents have paths. */
export const pathOf = (name: string, sequence: number): string => `${name}#${sequence}`

function withAttempt({ entry, rollback, retries }: Recorded): unknown {
  const document = JSON.parse(entry.document) as { readonly record: Readonly<Record<string, unknown>> }
  if (!retries || rollback.attempts.some(({ number }) => (number ?? 0) > 1)) return document
  const { attempt: number, analysis } = retries
  const attempt = { number, outcome: rollback.outcome, ...(analysis === null ? {} : { analysisOfPrevious: analysis }) }
  return { ...document, record: { ...document.record, attempts: [attempt] } }
}
