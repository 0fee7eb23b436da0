import { baselineText, composed } from '../../baseline/index.js'
import type { Report } from '../../model/index.js'
import { complain } from '../complain.js'
import { openDelivery } from '../deliver.js'
import { isNamed } from '../discover/look.js'
import type { Io } from '../io.js'
import type { BaselineOptions } from '../options.js'
import type { Opened } from '../prepare.js'
import { loadBaseline } from './load.js'
import { deliverOver, watchFile } from './meanwhile.js'
import { type BaselinePlace, folderFrom } from './place.js'
import { refuseUnjudged } from './unjudged.js'
import { goneFor, placesOf, understood } from './use.js'
import { createdWords } from './words.js'

/**
 * Writes a baseline of what is found, and says what it lists and what it cannot. Entries of documents that this run is not
 * about stay as they are.
 */
export async function createBaseline(
  paths: readonly string[],
  place: BaselinePlace,
  { setup, gathered, reads }: Opened,
  judged: () => Promise<Report>,
  options: BaselineOptions,
  io: Io,
): Promise<number> {
  const isOther = watchFile(place.absolute)
  const delivery = openDelivery(place.path, io, reads)
  if (typeof delivery === 'string') return complain(delivery, io)
  const before = isNamed(place.absolute) ? await loadBaseline(place, setup, options.color, io) : []
  if (typeof before === 'number') return before
  const report = await judged()
  const refused = await refuseUnjudged(report, gathered.inputs, place, options.color, io)
  if (refused !== null) return refused
  const read = understood(report, gathered.inputs)
  const isGone = goneFor(paths, setup.places, io.cwd)
  const { entries, leftOut } = composed(
    report.findings,
    before,
    placesOf({ inputs: gathered.inputs, setup, cwd: io.cwd }),
    (path) => read.has(path) || isGone(path),
  )
  const text = baselineText(entries, folderFrom(place.absolute, setup.places))
  const overtaken = await deliverOver(text, place.path, delivery, isOther, io)
  if (overtaken !== null) return overtaken
  await io.stdout.write(createdWords({ place, setup, entries, before, leftOut, report }))
  return 0
}
