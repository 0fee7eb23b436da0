import { RULE_FORMATS } from '../report/index.js'
import { complain, unknownWord } from './complain.js'
import { openDelivery } from './deliver.js'
import type { Io } from './io.js'
import { listAllRules } from './listed-rules.js'
import type { RulesOptions } from './options.js'
import { viewFor } from './paint.js'
import { writeRulePages } from './rule-pages.js'
import { filesOf, setUp } from './setup.js'

/** Not in the table of formats: it may be many files. */
const MARKDOWN = 'markdown'

/** `gonogo rules`: every rule there is, or those of some packs, with the level it has here. */
export async function runRules(packs: readonly string[], options: RulesOptions, io: Io): Promise<number> {
  const render = RULE_FORMATS.get(options.format)
  if (!render && options.format !== MARKDOWN) {
    return complain(unknownWord('format', options.format, [...RULE_FORMATS.keys(), MARKDOWN]), io)
  }
  const setup = await setUp(undefined, options, io)
  if (typeof setup === 'number') return setup
  const known = setup.packs.map(({ id }) => id)
  const odd = packs.find((pack) => !known.includes(pack))
  if (odd !== undefined) return complain(unknownWord('pack', odd, known), io)
  if (!render) return writeRulePages(packs, options.outputFile, setup, io)
  const listed = await listAllRules(setup, options, io)
  if (typeof listed === 'number') return listed
  const delivery = openDelivery(options.outputFile, io, () => filesOf(setup.config, setup.packs, io.cwd))
  if (typeof delivery === 'string') return complain(delivery, io)
  const rules = listed.filter(({ rule }) => packs.length === 0 || packs.includes(rule.pack))
  const view = viewFor(io, options, () => null)
  await delivery.write(render(rules, view))
  delivery.finish()
  return 0
}
