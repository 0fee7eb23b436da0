import { momentIn, type Recorded, type Rollback } from '../../journal/index.js'
import { durationInWords } from '../../model/index.js'

/** `2026-11-02 14:35`, in UTC; what cannot be read as it is written. */
export function timeText(text: string | null): string {
  const moment = momentIn(text ?? '')
  return moment ? new Date(moment.time).toISOString().slice(0, 16).replace('T', ' ') : (text ?? '-')
}

/** `7 minutes`, from start to end. */
export function tookText({ started, finished }: Rollback): string {
  const [start, end] = [momentIn(started ?? ''), momentIn(finished ?? '')]
  return start && end ? durationInWords((end.time - start.time) / 1000, 2) : '-'
}

/** The newest first: by when they started, and of one moment the later entry. */
export function newestFirst(recorded: readonly Recorded[]): readonly Recorded[] {
  const startOf = ({ rollback }: Recorded) => momentIn(rollback.started ?? '')?.time ?? 0
  return recorded.toSorted((a, b) => startOf(b) - startOf(a) || b.entry.sequence - a.entry.sequence)
}
