import { complain } from './complain.js'
import type { Io } from './io.js'
import type { GateOptions } from './options.js'

/** `gonogo gate`. */
export async function runGate(_plan: string, _options: GateOptions, io: Io): Promise<number> {
  return complain('Not there yet.', io)
}
