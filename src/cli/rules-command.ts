import { RULE_FORMATS } from '../report/index.js'
import { complain, unknownWord } from './complain.js'
import { openDelivery } from './deliver.js'
import type { Io } from './io.js'
import { listRules } from './listed-rules.js'
import type { RulesOptions } from './options.js'
import { viewFor } from './paint.js'
import { setUp } from './setup.js'

/** `gonogo rules`: every rule there is, with the level it has here. */
export async function runRules(options: RulesOptions, io: Io): Promise<number> {
  const render = RULE_FORMATS.get(options.format)
  if (!render) return complain(unknownWord('format', options.format, [...RULE_FORMATS.keys()]), io)
  const setup = await setUp(undefined, options, io)
  if (typeof setup === 'number') return setup
  const delivery = openDelivery(options.outputFile, io)
  if (typeof delivery === 'string') return complain(delivery, io)
  await delivery.write(
    render(
      listRules(setup),
      viewFor(io, options, () => null),
    ),
  )
  delivery.finish()
  return 0
}
