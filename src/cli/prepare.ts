import type { World } from '../check.js'
import type { CacheOptions } from './cache/use.js'
import { complain } from './complain.js'
import { type Delivery, openDelivery } from './deliver.js'
import { type Gathered, gather } from './gather.js'
import type { Io } from './io.js'
import { severalConfigs } from './one-config.js'
import type { CommonOptions, ExplainOptions, FactsOptions } from './options.js'
import { filesOf, type Setup, setUp } from './setup.js'

/** What a command that reads documents begins with. */
export interface Opened {
  readonly setup: Setup
  readonly gathered: Gathered
  /** Absolute paths of all that is read, those that links lead to as soon as they are followed. */
  readonly reads: () => Iterable<string>
  /** Is told of a file that another thread followed a link to. */
  readonly followed: (absolute: string) => void
}

/** The same with the place of its one result. */
export interface Prepared extends Opened {
  readonly delivery: Delivery
}

/** Configuration, documents and the place of the result; a number is the exit code after what is wrong was said. */
export async function prepare(
  paths: readonly string[],
  options: ExplainOptions | FactsOptions,
  io: Io,
): Promise<Prepared | number> {
  const opened = await openInputs(paths, options, io)
  if (typeof opened === 'number') return opened
  const delivery = openDelivery(options.outputFile, io, opened.reads)
  return typeof delivery === 'string' ? complain(delivery, io) : { ...opened, delivery }
}

/** Configuration and documents; a number is the exit code after what is wrong was said. */
export async function openInputs(
  paths: readonly string[],
  options: CommonOptions & CacheOptions,
  io: Io,
): Promise<Opened | number> {
  const setup = await setUp(paths[0], options, io)
  if (typeof setup === 'number') return setup
  const gathered = await gather(paths, options, setup, io)
  if (typeof gathered === 'number') return gathered
  const several = severalConfigs({ paths, inputs: gathered.inputs, named: options.config, cwd: io.cwd })
  if (several !== null) return complain(several, io)
  const read = new Set([...filesOf(setup.config, setup.packs, io.cwd), ...gathered.inputs.map(({ id }) => id)])
  const linked: World['linked'] = (path, target) => {
    const found = gathered.world.linked(path, target)
    if (found !== null && found !== 'missing') read.add(found.id)
    return found
  }
  return {
    setup,
    gathered: { ...gathered, world: { ...gathered.world, linked } },
    reads: () => read,
    followed: (absolute) => read.add(absolute),
  }
}
