import type { Compared, Input } from '../check.js'
import type { Report } from '../model/index.js'
import { openBaseline } from './baseline/use.js'
import type { Io } from './io.js'
import type { CheckOptions } from './options.js'
import type { Opened } from './prepare.js'

/** What a check reads and what it is compared with. */
export interface Comparison extends Compared {
  readonly inputs: readonly Input[]
  /** The report with what came of the comparison. */
  readonly told: (report: Report) => Report
}

/** What `--baseline` and `--since`, or the config, ask for; a number is the exit code after what is wrong was said. */
export async function compare(
  paths: readonly string[],
  options: CheckOptions,
  { setup, gathered }: Opened,
  io: Io,
): Promise<Comparison | number> {
  const run = { paths, inputs: gathered.inputs, setup, cwd: io.cwd }
  const baseline = await openBaseline(options, run, io)
  if (typeof baseline === 'number') return baseline
  // The file itself is no document, whatever it is called.
  const inputs = gathered.inputs.filter(({ id }) => id !== baseline?.absolute)
  const narrowed =
    options.since === undefined
      ? null
      : await (await import('./since/narrow.js')).narrow(
          options.since,
          { ...run, inputs },
          baseline?.absolute ?? null,
          io,
        )
  if (typeof narrowed === 'number') return narrowed
  return {
    inputs: narrowed?.inputs ?? inputs,
    ...(narrowed ? { since: narrowed.since, watch: narrowed.watch } : {}),
    passOnNoDocuments: options.passOnNoDocuments ?? false,
    ...(baseline ? { mark: baseline.mark } : {}),
    told: (report) => (baseline ? { ...report, baseline: baseline.told(report) } : report),
  }
}
