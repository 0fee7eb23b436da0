import { check } from '../check.js'
import { ASK_TALLIES, FORMATS, jobSummary } from '../report/index.js'
import { compare } from './compare.js'
import { openAll } from './destinations.js'
import { EXIT_CODES } from './exit-codes.js'
import type { Io } from './io.js'
import type { CheckOptions } from './options.js'
import { openInputs } from './prepare.js'
import { asks, deliverReports, destinationOf, viewer } from './reports.js'
import { wantedFrom } from './wanted.js'

/** `gonogo check`: documents in, verdict out. */
export async function runCheck(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const wanted = await wantedFrom(options, [...FORMATS.keys()], io)
  if (typeof wanted === 'number') return wanted
  const opened = await openInputs(paths, options, io)
  if (typeof opened === 'number') return opened
  const { setup, gathered, reads } = opened
  const compared = await compare(paths, options, opened, io)
  if (typeof compared === 'number') return compared
  const destinations = wanted.map((one) => destinationOf(one, reads))
  const places = await openAll(destinations, io)
  if (typeof places === 'number') return places
  const config = { ...setup.config, maxWarnings: options.maxWarnings ?? setup.config.maxWarnings }
  const world = { ...gathered.world, tallies: asks(wanted, ASK_TALLIES) }
  const report = compared.told(await check(compared.inputs, config, setup.policy, world, compared))
  await gathered.progress.end()
  const rules = setup.packs.flatMap((pack) => pack.rules)
  const view = await viewer(wanted, rules, options, gathered.linesOf, io)
  await deliverReports({ report, formats: FORMATS, wanted, places, view, summary: jobSummary }, io)
  return EXIT_CODES[report.verdict.decision]
}
