import { complain } from './complain.js'
import type { Io } from './io.js'
import type { VerifyOptions } from './options.js'

/** `gonogo verify`. */
export async function runVerify(_envelope: string, _plan: string, _options: VerifyOptions, io: Io): Promise<number> {
  return complain('Not there yet.', io)
}
