import { check } from '../check.js'
import { ASK_TALLIES, FORMATS, jobSummary } from '../report/index.js'
import { again } from './again.js'
import { useCache } from './cache/use.js'
import { compare } from './compare.js'
import { openAll } from './destinations.js'
import { EXIT_CODES } from './exit-codes.js'
import type { Io } from './io.js'
import type { CheckOptions } from './options.js'
import { openInputs } from './prepare.js'
import { asks, deliverReports, destinationOf, viewer } from './reports.js'
import { startCounting, tellCounts } from './stats/stats.js'
import { useThreads } from './threads/use.js'
import { wantedFrom } from './wanted.js'

/** `gonogo check`: documents in, verdict out. */
export async function runCheck(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const { shard } = options
  if (shard !== undefined) return (await import('./shards/shard-command.js')).runShard(paths, { ...options, shard }, io)
  const wanted = await wantedFrom(options, [...FORMATS.keys()], io)
  if (typeof wanted === 'number') return wanted
  const counting = startCounting(options.stats ?? false, io)
  const opened = await counting.phase('prepare', () => openInputs(paths, options, io))
  if (typeof opened === 'number') return opened
  const { setup, gathered, reads } = opened
  const { progress } = gathered
  const compared = await compare(paths, options, opened, io)
  if (typeof compared === 'number') return compared
  const destinations = wanted.map((one) => destinationOf(one, reads))
  const places = await openAll(destinations, io)
  if (typeof places === 'number') return places
  const config = { ...setup.config, maxWarnings: options.maxWarnings ?? setup.config.maxWarnings }
  const world = { ...gathered.world, tallies: asks(wanted, ASK_TALLIES), ...counting.asked }
  // What is counted has to be done.
  const cached = await useCache(
    options.stats ? {} : options,
    { config, policy: setup.policy },
    world,
    progress.step,
    io,
  )
  const spread = useThreads(options, opened, cached, config, io)
  const found = compared.told(await check(compared.inputs, config, setup.policy, spread, compared))
  await progress.end()
  await cached.finish()
  const rules = setup.packs.flatMap((pack) => pack.rules)
  const shown = await viewer(wanted, rules, options, gathered.linesOf, io)
  const view: typeof shown = (file) => ({ ...shown(file), ...again(paths, options, setup.packs) })
  const report = counting.told(found, wanted, view)
  await deliverReports({ report, formats: FORMATS, wanted, places, view, summary: jobSummary }, io)
  await tellCounts(report, wanted, view(undefined), io)
  return EXIT_CODES[report.verdict.decision]
}
