import type { Catalogue, FactSpec, OwnFact, Problem, WrittenPart } from '../../model/index.js'
import { CATALOGUE } from '../catalogue.js'
import { declaredIn } from './declaration.js'
import { type Declaring, mistake, type OwnFactsContext, shapeOf } from './mistakes.js'

/** A catalogue with facts of one's own, and what is wrong with those that could not be added. */
export interface OwnCatalogue {
  readonly catalogue: Catalogue
  readonly problems: readonly Problem[]
}

/** More than these nobody asks about. */
const MOST_FACTS = 500
/** First parts of names of ours: a fact that a later version brings must not be another one of somebody. */
export const RESERVED: ReadonlySet<string> = new Set([
  'gonogo',
  // Inside a quantifier, `outer.step.number` is a fact of what is around it.
  'outer',
  ...[...CATALOGUE.keys()].map((name) => name.split('.')[0] ?? ''),
])

/**
 * The shipped catalogue and, after it, the facts that packs and the config declare, in their order. Every mistake is
 * told with its place; what was declared with one is no whole fact, so nothing must be judged then. Never throws.
 */
export function withOwnFacts(parts: readonly WrittenPart[], context: OwnFactsContext): OwnCatalogue {
  const problems: Problem[] = []
  const own = new Map<string, OwnFact>()
  let count = 0
  for (const { path, node } of parts) {
    const declaring: Declaring = { ...context, path, problems }
    if (node.type !== 'map') {
      if (node.type === 'scalar' && node.value === null) continue
      const message = `\`facts\` is ${shapeOf(node)}, not a map.`
      const fix = 'Write facts by name: `payments.approver: { type: text, from: [{ pointer: /spec/approver }] }`.'
      mistake(declaring, 'wrong-type', node.span, message, fix)
      continue
    }
    for (const entry of node.entries) {
      if (entry.key.startsWith('x-')) continue
      const before = own.get(entry.key)
      if (!before && ++count > MOST_FACTS) {
        const message = `More than ${MOST_FACTS} facts are declared.`
        mistake(declaring, 'too-many-facts', entry.keySpan, message, 'Leave out those that no rule asks for.')
        return joined(own, problems)
      }
      const fact = declaredIn(entry, RESERVED, declaring)
      if (fact && before) differs(before, fact, declaring)
      else if (fact) own.set(fact.name, fact)
    }
  }
  return joined(own, problems)
}

function joined(own: ReadonlyMap<string, OwnFact>, problems: readonly Problem[]): OwnCatalogue {
  // Whoever takes a name of ours is told so; the fact of that name stays ours.
  const added = [...own].filter(([name]) => !CATALOGUE.has(name))
  return { catalogue: added.length === 0 ? CATALOGUE : new Map<string, FactSpec>([...CATALOGUE, ...added]), problems }
}

/** Two packs may need the same fact: then both must mean the same by it. */
function differs(one: OwnFact, other: OwnFact, declaring: Declaring): void {
  if (meaningOf(one) === meaningOf(other)) return
  const message = `"${other.name}" is declared in another way in ${one.path}:${one.span.line}.`
  mistake(declaring, 'declared-twice', other.span, message, 'Declare it once, or the same in both places.')
}

const meaningOf = ({ subject, type, values, from }: OwnFact): string =>
  JSON.stringify([subject, type, values?.toSorted() ?? null, from.map((source) => Object.entries(source).sort())])
