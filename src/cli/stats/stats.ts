import type { Meter, Report } from '../../model/index.js'
import { FORMATS, renderStats, TELL_STATS, type View } from '../../report/index.js'
import type { Io } from '../io.js'
import type { Wanted } from '../wanted.js'
import { startMeter } from './meter.js'

/** What `--stats` adds to a run; without it nothing is counted, and work is only done. */
export interface Counting {
  readonly phase: Meter['phase']
  /** For the world of the check. */
  readonly asked: { readonly meter?: Meter; readonly tallies?: true }
  /** The report with what was counted. Rendering is counted too, so that is done once more than needed. */
  readonly told: (report: Report, wanted: readonly Wanted[], view: (file: string | undefined) => View) => Report
}

const NOTHING: Counting = { phase: (_, work) => work(), asked: {}, told: (report) => report }

/** Begins to count, where that is asked for. */
export function startCounting(isAsked: boolean, { clock = () => performance.now() }: Io): Counting {
  if (!isAsked) return NOTHING
  const meter = startMeter(clock)
  return {
    phase: meter.phase,
    asked: { meter, tallies: true },
    told(report, wanted, view) {
      meter.phase('render', () => wanted.map(({ format, file }) => FORMATS.get(format)?.(report, view(file))))
      return { ...report, stats: meter.told(report.tallies) }
    },
  }
}

/** Tells on standard error what was counted, where no format that is wanted does. */
export async function tellCounts(report: Report, wanted: readonly Wanted[], view: View, io: Io): Promise<void> {
  if (!report.stats || wanted.some(({ format }) => TELL_STATS.has(format))) return
  await io.stderr.write(`${renderStats(report, view).slice(1).join('\n')}\n`)
}
