import { suppressionSubjects } from './facts/index.js'
import { weigh } from './judge/index.js'
import type { Config, Document, Subject } from './model/index.js'
import { catalogueFor } from './own-facts.js'
import { evaluate, type Policy } from './policy/index.js'
import { weighComments } from './suppress.js'

/** All rules of those policies in one: a comment of an example may suppress what any of them finds. */
export function suppressible(policies: readonly Policy[]): Policy {
  const rules = new Map(policies.flatMap((policy) => [...policy.rules]))
  return { rules, overrides: [], known: new Map([...rules.values()].map(({ rule }) => [rule.id, rule.waivable])) }
}

interface Read {
  readonly place: string
  readonly commented: Document | null
  /** The document first. */
  readonly subjects: readonly Subject[]
}

/** What rules on comments are asked about: what becomes of those of an example. */
export async function commentSubjects(
  { commented, place, subjects }: Read,
  policy: Policy,
  config: Config,
  now: string,
): Promise<readonly Subject[]> {
  const [document] = subjects
  if (!commented || !document) return []
  const { catalogue } = catalogueFor(config)
  const isNamed = (id: string) => commented.comments.some(({ text }) => text.includes(id))
  const named = [...policy.rules.values()].filter(({ rule }) => isNamed(rule.id))
  const fitting = named.filter(({ rule }) => rule.kinds.includes(document.kind) && rule.for !== 'suppression')
  const { drafts } = weigh(await evaluate(fitting, subjects, catalogue, now), catalogue, { place })
  const { timeZone } = config.gate
  return suppressionSubjects(await weighComments(commented, fitting, drafts, { policy, timeZone, now }), document, now)
}
