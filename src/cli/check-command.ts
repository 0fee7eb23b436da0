import { check } from '../check.js'
import { FORMATS } from '../report/index.js'
import { complain, unknownWord } from './complain.js'
import { openDelivery } from './deliver.js'
import { EXIT_CODES } from './exit-codes.js'
import { gather } from './gather.js'
import type { Io } from './io.js'
import type { CheckOptions } from './options.js'
import { viewFor } from './paint.js'
import { setUp } from './setup.js'

/** `gonogo check`: documents in, verdict out. */
export async function runCheck(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const render = FORMATS.get(options.format)
  if (!render) return complain(unknownWord('format', options.format, [...FORMATS.keys()]), io)
  const setup = await setUp(paths[0], options, io)
  if (typeof setup === 'number') return setup
  const gathered = await gather(paths, options, setup, io)
  if (typeof gathered === 'number') return gathered
  const delivery = openDelivery(options.outputFile, io)
  if (typeof delivery === 'string') return complain(delivery, io)
  const config = { ...setup.config, maxWarnings: options.maxWarnings ?? setup.config.maxWarnings }
  const report = await check(gathered.inputs, config, setup.policy, gathered.world)
  await gathered.progress.end()
  const view = viewFor(io, options, gathered.linesOf)
  await delivery.write(render(report, view))
  delivery.finish()
  return EXIT_CODES[report.verdict.decision]
}
