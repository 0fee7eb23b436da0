import { complain } from '../complain.js'
import type { Io } from '../io.js'
import type { Setup } from '../setup.js'
import type { Given } from './judge-gate.js'
import type { Trusted } from './stricter.js'

/** Config, rules and waivers of a git revision, and what the head asks otherwise. */
export async function trustedBy(
  revision: string,
  _plan: string,
  _given: Given,
  io: Io,
): Promise<(Trusted & { readonly setup: Setup }) | number> {
  return complain(`--rules-from ${revision} is not there yet.`, io)
}
