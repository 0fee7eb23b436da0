import { baselineText } from '../../baseline/index.js'
import type { Report } from '../../model/index.js'
import { count, printable } from '../../report/index.js'
import { complain } from '../complain.js'
import { openDelivery } from '../deliver.js'
import type { Io } from '../io.js'
import type { BaselineOptions } from '../options.js'
import type { Opened } from '../prepare.js'
import { loadBaseline } from './load.js'
import { deliverOver, watchFile } from './meanwhile.js'
import { type BaselinePlace, folderFrom } from './place.js'
import { staleIn } from './use.js'
import { held } from './words.js'

/** Removes what is stale from a baseline. It adds nothing: what is new has to be mended or accepted by somebody. */
export async function pruneBaseline(
  paths: readonly string[],
  place: BaselinePlace,
  { setup, gathered, reads }: Opened,
  judged: () => Promise<Report>,
  options: BaselineOptions,
  io: Io,
): Promise<number> {
  const isOther = watchFile(place.absolute)
  const entries = await loadBaseline(place, setup, options.color, io)
  if (typeof entries === 'number') return entries
  const delivery = openDelivery(place.path, io, reads)
  if (typeof delivery === 'string') return complain(delivery, io)
  const stale = new Set(staleIn(entries, await judged(), { paths, inputs: gathered.inputs, setup, cwd: io.cwd }))
  const kept = entries.filter((entry) => !stale.has(entry))
  const path = printable(place.path)
  if (stale.size === 0) {
    await io.stdout.write(`kept   ${path}: nothing in it is stale (${held(kept)})\n`)
    return 0
  }
  const text = baselineText(kept, folderFrom(place.absolute, setup.places))
  const overtaken = await deliverOver(text, place.path, delivery, isOther, io)
  if (overtaken !== null) return overtaken
  const gone = [...stale].map((entry) => `  ${printable(entry.path)}  ${printable(entry.rule)}`)
  const shown = options.verbose ? gone : gone.slice(0, MOST_SHOWN)
  const more = gone.length - shown.length
  await io.stdout.write(
    [
      `wrote  ${path}: ${held(kept)}`,
      '',
      `Taken out, for ${stale.size === 1 ? 'its finding is' : 'their findings are'} gone: ${count(stale.size, 'entry', 'entries')}`,
      ...shown,
      ...(more > 0 ? [`  and ${more} more (--verbose shows them all)`] : []),
      '',
    ].join('\n'),
  )
  return 0
}

const MOST_SHOWN = 20
