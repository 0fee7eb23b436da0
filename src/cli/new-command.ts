import type { Io } from './io.js'
import type { NewRuleOptions } from './options.js'
export async function runNew(_what: string, _id: string, _options: NewRuleOptions, _io: Io): Promise<number> {
  return 0
}
