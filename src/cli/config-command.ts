import { resolve } from 'node:path'
import { CONFIG_FORMATS } from '../report/index.js'
import { complain, unknownWord } from './complain.js'
import { openDelivery } from './deliver.js'
import { lookAt } from './discover/look.js'
import { troubleOf } from './discover/trouble.js'
import { effectiveConfig } from './effective-config.js'
import type { Io } from './io.js'
import type { RulesOptions } from './options.js'
import { viewFor } from './paint.js'
import { filesOf, setUp } from './setup.js'

/** `gonogo config`: what applies here, and which line of which file says so. */
export async function runConfig(path: string | undefined, options: RulesOptions, io: Io): Promise<number> {
  const render = CONFIG_FORMATS.get(options.format)
  if (!render) return complain(unknownWord('format', options.format, [...CONFIG_FORMATS.keys()]), io)
  const there = path === undefined ? null : lookAt(resolve(io.cwd, path))
  if (path === '' || there?.is === 'nothing') {
    return complain(`There is no file or folder ${path || "''"}, whose config could be shown. Check the spelling.`, io)
  }
  if (there?.is === 'unreadable') return complain(`${path}: ${troubleOf(path ?? '', there.error).message}`, io)
  const setup = await setUp(path, options, io)
  if (typeof setup === 'number') return setup
  const delivery = openDelivery(options.outputFile, io, () => filesOf(setup.config, setup.packs, io.cwd))
  if (typeof delivery === 'string') return complain(delivery, io)
  const view = viewFor(io, options, () => null)
  await delivery.write(render(effectiveConfig(setup), view))
  delivery.finish()
  return 0
}
