import { marked, type PlaceOf, staleAmong } from '../../baseline/index.js'
import { conclude } from '../../judge/index.js'
import { isWithin, type Problem, type Report } from '../../model/index.js'
import type { Part, PartBaseline } from './part.js'

/** A file that was given as a part, and what it holds; or in a few words why it holds none. */
export interface Given {
  readonly path: string
  readonly part: Part | string
}

/** What all parts of a run must have in common. */
const COMMON = {
  of: 'are parts of so many',
  gonogo: 'were written by other versions of gonogo',
  setup: 'were judged by another config, other rules or another gonogo',
  list: 'are parts of other files, or of other contents of them',
  passOnNoDocuments: 'were not both written with --pass-on-no-documents',
} as const

/** Why nothing can be said of these parts together, as a sentence; null: they are of one run. */
export function strangersAmong(given: readonly Given[]): string | null {
  const known = given.flatMap(({ path, part }) => (typeof part === 'string' ? [] : [{ path, part }]))
  const [first] = known
  if (!first) return null
  for (const [name, what] of Object.entries(COMMON) as [keyof typeof COMMON, string][]) {
    const other = known.find(({ part }) => part[name] !== first.part[name])
    if (!other) continue
    return `${first.path} and ${other.path} ${what}. Parts of one run are judged with the same files, config and gonogo.`
  }
  const listed = ({ part }: (typeof known)[number]) => JSON.stringify([part.baseline?.entries, part.since?.commit])
  const apart = known.find((one) => listed(one) !== listed(first))
  if (apart) {
    return `${first.path} and ${apart.path} were compared with another baseline or another commit. Give every part the same ones.`
  }
  const moments = new Set(known.map(({ part }) => part.now))
  const late = known.find(({ part }) =>
    part.files.some(({ checked }) => [...moments].some((now) => !isWithin(checked.clock, now))),
  )
  if (!late) return null
  return `${late.path} was judged at another time than others, and what it found depends on the time. Give every part the same time: gonogo check --shard 1/8 --at ${first.part.now}`
}

/** The report of the run of which these are parts. What is missing or damaged is an error in it: never GO. */
export function togetherOf(given: readonly Given[], tallies: boolean): Report {
  const parts = new Map<number, Part>()
  const problems: Problem[] = []
  for (const { path, part } of given) {
    if (typeof part === 'string') problems.push(wrong('damaged-part', path, `This part cannot be used: ${part}.`))
    else if (parts.has(part.shard)) problems.push(wrong('duplicate-part', path, `Part ${part.shard} was given before.`))
    else parts.set(part.shard, part)
  }
  const [first] = parts.values()
  const { of = 0, inputs = 0, maxWarnings = null, since = null, baseline = null } = first ?? {}
  const passOnNoDocuments = first?.passOnNoDocuments ?? false
  for (let shard = 1; shard <= of; shard++)
    if (!parts.has(shard))
      problems.push(wrong('missing-part', given[0]?.path ?? '', `Part ${shard} of ${of} is missing.`))
  const files = [...parts.values()].flatMap((part) => part.files).sort((a, b) => a.index - b.index)
  const isWhole = files.length === inputs && files.every(({ index }, at) => index === at)
  if (problems.length === 0 && !isWhole)
    problems.push(wrong('missing-part', given[0]?.path ?? '', `The parts hold ${files.length} of ${inputs} files.`))
  const lost = { documents: [], weighed: [], expected: 0, tallies: [], clock: null }
  const report = conclude([{ ...lost, problems }, ...files.map(({ checked }) => checked)], {
    maxWarnings,
    passOnNoDocuments,
    tallies,
    ...(since ? { since } : {}),
    ...(baseline ? { mark: (findings) => marked(findings, baseline.entries, placesIn([...parts.values()])) } : {}),
  })
  return baseline ? { ...report, baseline: toldBy(baseline, report, [...parts.values()]) } : report
}

/** The path of a document as entries of a baseline have it. */
function placesIn(parts: readonly Part[]): PlaceOf {
  const others = parts.flatMap(({ baseline }) => baseline?.places ?? [])
  const files = parts.flatMap((part) => part.files.map(({ path, place }) => [path, place] as const))
  const places = new Map([...others, ...files])
  return (path) => places.get(path) ?? path
}

function toldBy(baseline: PartBaseline, report: Report, parts: readonly Part[]): NonNullable<Report['baseline']> {
  const files = parts.flatMap((part) => part.files)
  const broken = new Set(report.problems.filter(({ severity }) => severity === 'error').map(({ path }) => path))
  const read = new Set(report.documents.map(({ path }) => path))
  const understood = new Set(files.filter(({ path }) => read.has(path) && !broken.has(path)).map(({ place }) => place))
  const gone = new Set(baseline.gone)
  return {
    path: baseline.path,
    known: report.findings.filter(({ known }) => known).length,
    stale: staleAmong(
      baseline.entries,
      report.findings,
      placesIn(parts),
      (place) => understood.has(place) || gone.has(place),
    ),
  }
}

function wrong(code: string, path: string, message: string): Problem {
  return {
    code,
    severity: 'error',
    message,
    fix: 'Run that part again with gonogo check --shard, and give gonogo merge all parts.',
    path,
    span: { line: 1, column: 1, endLine: 1, endColumn: 1 },
  }
}
