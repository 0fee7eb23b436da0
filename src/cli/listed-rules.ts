import { askedBy, type ListedRule } from '../report/index.js'
import { unknownWord } from './complain.js'
import type { Io } from './io.js'
import type { RuleOptions } from './options.js'
import { type Setup, setUp } from './setup.js'

/** Every rule of every pack, sorted by id, with the level and parameters it has in this project. */
export function listRules({ packs, policy }: Setup): readonly ListedRule[] {
  return packs
    .flatMap((pack) => pack.rules)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => ({ rule, active: policy.rules.get(rule.id) ?? null }))
}

/** The same, where rules that only the gate or advice asks have the level that they have there: they extend their pack. */
export async function listAllRules(
  setup: Setup,
  options: RuleOptions,
  io: Io,
): Promise<readonly ListedRule[] | number> {
  const whole = await setUp(undefined, options, io, ['gate', 'advise'])
  if (typeof whole === 'number') return whole
  return listRules(setup).map(({ rule, active }) => ({
    rule,
    active: active ?? (askedBy(rule) === null ? null : (whole.policy.rules.get(rule.id) ?? null)),
  }))
}

/** The rule of that id, or of that name where only one pack has it; otherwise a sentence on why there is none. */
export function ruleNamed(word: string, rules: readonly ListedRule[]): ListedRule | string {
  const found = rules.filter(({ rule }) => rule.id === word || rule.id.endsWith(`/${word}`))
  const [listed] = found
  if (found.length > 1) return `${word} may be ${found.map(({ rule }) => rule.id).join(' or ')}.`
  const ids = rules.map(({ rule }) => rule.id)
  return listed ?? `${unknownWord('rule', word, ids)} gonogo rules lists all.`
}
