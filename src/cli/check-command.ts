import { check } from '../check.js'
import { FORMATS } from '../report/index.js'
import { complain, unknownWord } from './complain.js'
import { EXIT_CODES } from './exit-codes.js'
import type { Io } from './io.js'
import type { CheckOptions } from './options.js'
import { viewFor } from './paint.js'
import { prepare } from './prepare.js'

/** `gonogo check`: documents in, verdict out. */
export async function runCheck(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const render = FORMATS.get(options.format)
  if (!render) return complain(unknownWord('format', options.format, [...FORMATS.keys()]), io)
  const prepared = await prepare(paths, options, io)
  if (typeof prepared === 'number') return prepared
  const { setup, gathered, delivery } = prepared
  const config = { ...setup.config, maxWarnings: options.maxWarnings ?? setup.config.maxWarnings }
  const report = await check(gathered.inputs, config, setup.policy, gathered.world)
  await gathered.progress.end()
  const view = viewFor(io, options, gathered.linesOf)
  await delivery.write(render(report, view))
  delivery.finish()
  return EXIT_CODES[report.verdict.decision]
}
