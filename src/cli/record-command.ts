import { complain } from './complain.js'
import type { Io } from './io.js'
import type { RecordOptions } from './options.js'

/** `gonogo record`. */
export async function runRecord(_options: RecordOptions, _words: readonly string[], io: Io): Promise<number> {
  return complain('Not there yet.', io)
}
