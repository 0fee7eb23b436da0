import { check } from '../check.js'
import { createBaseline } from './baseline/create.js'
import { placeOfBaseline } from './baseline/place.js'
import { pruneBaseline } from './baseline/prune.js'
import { complain } from './complain.js'
import type { Io } from './io.js'
import type { BaselineOptions } from './options.js'
import { openInputs } from './prepare.js'

const VERBS = { create: createBaseline, prune: pruneBaseline } as const

/** `gonogo baseline create` and `prune`: what was found is known from now on, and what is gone no longer is. */
export async function runBaseline(paths: readonly string[], options: BaselineOptions, io: Io): Promise<number> {
  const { verb, outputFile, baseline = outputFile } = options
  if (outputFile !== undefined && baseline !== outputFile) {
    return complain('-o and --baseline both name the file of the baseline. Name it once.', io)
  }
  const opened = await openInputs(paths, options, io)
  if (typeof opened === 'number') return opened
  const { setup, gathered } = opened
  const place = placeOfBaseline(baseline === undefined ? {} : { baseline }, setup, io.cwd)
  // The file itself is no document, whatever it is called.
  const inputs = gathered.inputs.filter(({ id }) => id !== place.absolute)
  const judged = async () => {
    const report = await check(inputs, setup.config, setup.policy, gathered.world)
    await gathered.progress.end()
    return report
  }
  return VERBS[verb](paths, place, { ...opened, gathered: { ...gathered, inputs } }, judged, options, io)
}
