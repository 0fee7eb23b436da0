import type { ListedRule } from '../report/index.js'
import type { Setup } from './setup.js'

/** Every rule of every pack, sorted by id, with the level and parameters it has in this project. */
export function listRules({ packs, policy }: Setup): readonly ListedRule[] {
  return packs
    .flatMap((pack) => pack.rules)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => ({ rule, active: policy.rules.get(rule.id) ?? null }))
}
