import { complain } from './complain.js'
import type { Io } from './io.js'
import type { AdviseOptions } from './options.js'

/** `gonogo advise`. */
export async function runAdvise(_incident: string, _plan: string, _options: AdviseOptions, io: Io): Promise<number> {
  return complain('Not there yet.', io)
}
