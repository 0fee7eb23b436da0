import { complain } from './complain.js'
import { type Delivery, openDelivery } from './deliver.js'
import { type Gathered, gather } from './gather.js'
import type { Io } from './io.js'
import type { CheckOptions, ExplainOptions, FactsOptions } from './options.js'
import { type Setup, setUp } from './setup.js'

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
  const delivery = openDelivery(options.outputFile, io)
  return typeof delivery === 'string' ? complain(delivery, io) : { setup, gathered, delivery }
}
