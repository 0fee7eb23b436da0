import { check, type World } from '../../src/check.js'
import type { Report } from '../../src/model/index.js'
import type { Policy } from '../../src/policy/index.js'
import { inputOf, worldOf as worldAt } from '../../src/rehearse.js'
import { DEFAULT_CONFIG } from '../../src/schema/index.js'

export { inputOf, policyOf } from '../../src/rehearse.js'

export const NOW = '2026-11-20T12:00:00Z'

/** A world in which nothing exists but `files`, by their path relative to the document. */
export function worldOf(files: ReadonlyMap<string, string>): World {
  return worldAt(files, NOW)
}

export function checkOne(path: string, text: string, policy: Policy, world: World): Promise<Report> {
  return check([inputOf({ path, text })], DEFAULT_CONFIG, policy, world)
}
