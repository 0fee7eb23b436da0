import { CONFIG_FORMATS } from '../report/index.js'
import { complain, unknownWord } from './complain.js'
import { openDelivery } from './deliver.js'
import { effectiveConfig } from './effective-config.js'
import type { Io } from './io.js'
import type { RulesOptions } from './options.js'
import { viewFor } from './paint.js'
import { setUp } from './setup.js'

/** `gonogo config`: what applies here, and which line of which file says so. */
export async function runConfig(path: string | undefined, options: RulesOptions, io: Io): Promise<number> {
  const render = CONFIG_FORMATS.get(options.format)
  if (!render) return complain(unknownWord('format', options.format, [...CONFIG_FORMATS.keys()]), io)
  const setup = await setUp(path, options, io)
  if (typeof setup === 'number') return setup
  const delivery = openDelivery(options.outputFile, io)
  if (typeof delivery === 'string') return complain(delivery, io)
  const view = viewFor(io, options, () => null)
  await delivery.write(render(effectiveConfig(setup), view))
  delivery.finish()
  return 0
}
