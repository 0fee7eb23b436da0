import type { ActiveRule, Outcome, PastRollback, Report, WaiverReport } from '../model/index.js'

/** What a moment answers. */
export interface Judged {
  readonly report: Report
  readonly waivers: readonly WaiverReport[]
  readonly history: readonly PastRollback[]
  readonly rules: readonly ActiveRule[]
  readonly outcomes: readonly Outcome[]
}
