import type { Catalogue, Checked, Outcome, Report } from '../model/index.js'
import { type Conclusion, conclude } from './conclusion.js'
import { weigh } from './weigh.js'

/** What there is besides outcomes. */
export interface Circumstances extends Pick<Checked, 'documents' | 'problems' | 'expected'>, Conclusion {}

/** The report of a run: findings with their fingerprints, pillars and verdict. Pure: the same input, the same report. */
export function judge(input: Circumstances & { outcomes: readonly Outcome[]; catalogue: Catalogue }): Report {
  const { documents, problems, expected } = input
  const weighed = [weigh(input.outcomes, input.catalogue)]
  return conclude([{ documents, problems, weighed, expected, tallies: [], clock: null }], input)
}
