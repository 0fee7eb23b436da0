import type { World } from '../check.js'
import { complain } from './complain.js'
import { type Delivery, openDelivery } from './deliver.js'
import { type Gathered, gather } from './gather.js'
import type { Io } from './io.js'
import type { CheckOptions, ExplainOptions, FactsOptions } from './options.js'
import { filesOf, type Setup, setUp } from './setup.js'

/** What a command that reads documents and writes a result begins with. */
export interface Prepared {
  readonly setup: Setup
  readonly gathered: Gathered
  readonly delivery: Delivery
}

/** Configuration, documents and the place of the result; a number is the exit code after what is wrong was said. */
export async function prepare(
  paths: readonly string[],
  options: CheckOptions | ExplainOptions | FactsOptions,
  io: Io,
): Promise<Prepared | number> {
  const setup = await setUp(paths[0], options, io)
  if (typeof setup === 'number') return setup
  const gathered = await gather(paths, options, setup, io)
  if (typeof gathered === 'number') return gathered
  const read = new Set([...filesOf(setup.config, setup.packs, io.cwd), ...gathered.inputs.map(({ id }) => id)])
  const delivery = openDelivery(options.outputFile, io, () => read)
  if (typeof delivery === 'string') return complain(delivery, io)
  const linked: World['linked'] = (path, target) => {
    const found = gathered.world.linked(path, target)
    if (found !== null && found !== 'missing') read.add(found.id)
    return found
  }
  return { setup, gathered: { ...gathered, world: { ...gathered.world, linked } }, delivery }
}
