export { factsAsked } from './asked.js'
export { inOrder } from './asked-last.js'
export { differencesBetween } from './differences/index.js'
export { countPairs, evaluate } from './evaluation/evaluate.js'
export { loadManifest, loadPack, loadPacks, loadRules } from './load/pack.js'
export { isNoRule } from './load/rule.js'
export { writtenSetting } from './load/written.js'
export { OPERATORS, type Operator } from './operators/index.js'
export type { Origin, Origins } from './origins.js'
export { type Pack, type PackJson, packFromJson, packToJson } from './pack.js'
export { gatherPacks } from './packs/gather.js'
export { unfitPacks } from './packs/range.js'
export {
  looksLikeRule,
  MOST_RULES,
  type NoFolder,
  normal,
  type PackFolder,
  type PackReader,
  tooManyRules,
} from './packs/reader.js'
export { activeRules, asksEnvironment, type Policy } from './policy.js'
export { resolvePolicy, rootsOf } from './resolve.js'
export { typed } from './values/literal.js'
