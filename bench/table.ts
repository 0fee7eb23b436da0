import type { Language } from './corpus/corpus.js'
import type { Comparison, Goal, Measurement, Results } from './goals.js'
import { BARE, RECOMMENDED } from './own-cases.js'
import { ACTIVITIES } from './profile.js'

/** A table in Markdown; numbers stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

export function startTable(results: Results): string {
  const bare = results.get(BARE)
  const base = typeof bare === 'object' ? bare.wall : Number.NaN
  const rows = [...results].map(([name, one]) =>
    typeof one === 'string'
      ? [name, one, '', '', '']
      : [name, one.wall.toFixed(0), (one.wall / base).toFixed(2), one.cpu.toFixed(0), one.peak.toFixed(0)],
  )
  return table(['', 'ms', 'times an empty program', 'CPU ms', 'peak MB'], rows)
}

/** A row a program: seconds on the clock and of the processor for each corpus, then megabytes. */
export function corpusTable(language: Language, measurements: readonly Measurement[]): string {
  const of = measurements.filter(({ corpus }) => corpus.language === language)
  const names = [...new Set(of.flatMap(({ results }) => [...results.keys()]))]
  const head = [
    '',
    ...of.map(({ corpus }) => `${corpus.name}: s (CPU)`),
    ...of.map(({ corpus }) => `${corpus.name}: MB`),
    'times gonogo',
  ]
  const rows = names.map((name) => [
    name,
    ...of.map(({ results }) => seconds(results, name)),
    ...of.map(({ results }) => megabytes(results, name)),
    timesOwn(of, name),
  ])
  return table(head, rows)
}

function seconds(results: Results, name: string): string {
  const one = results.get(name)
  if (typeof one !== 'object') return one ?? '–'
  return `${short(one.wall / 1000)} (${short(one.cpu / 1000)})`
}

function megabytes(results: Results, name: string): string {
  const one = results.get(name)
  return typeof one === 'object' ? one.peak.toFixed(0) : '–'
}

/** On the largest corpus on which it was measured. */
function timesOwn(measurements: readonly Measurement[], name: string): string {
  for (const { results } of measurements.filter(({ corpus }) => corpus.name !== 'real').toReversed()) {
    const [one, own] = [results.get(name), results.get(RECOMMENDED)]
    if (typeof one === 'object' && typeof own === 'object') return (one.wall / own.wall).toFixed(2)
  }
  return '–'
}

export function goalTable(goals: readonly Goal[]): string {
  const rows = goals.map(({ text, comparisons }) => [
    text,
    comparisons.map(told).join('; ') || '–',
    isReached(comparisons),
  ])
  return table(['Goal', 'Measured', 'Reached'], rows)
}

const told = ({ where, times, cpu }: Comparison): string =>
  `${where}: ${short(times)}${cpu === null ? '' : ` (CPU ${short(cpu)})`}`

function isReached(comparisons: readonly Comparison[]): string {
  if (comparisons.length === 0) return 'not measured'
  if (comparisons.every(({ reached }) => reached)) return 'yes'
  return comparisons.some(({ reached }) => reached) ? 'in part' : 'no'
}

export function profileTable(shares: ReadonlyMap<string, ReadonlyMap<string, number>>): string {
  const rows = ACTIVITIES.map((activity) => [
    activity,
    ...[...shares.values()].map((share) => `${(100 * (share.get(activity) ?? 0)).toFixed(1)} %`),
  ])
  return table(['', ...shares.keys()], rows)
}

const short = (number: number): string =>
  number < 10 ? number.toFixed(2) : number < 100 ? number.toFixed(1) : number.toFixed(0)
