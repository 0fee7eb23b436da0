import type { AskedEvidence, Catalogue, EvidenceDemand, Fact, Problem } from '../../model/index.js'
import { sameQuestion } from '../same-question.js'
import { filled, type Unfillable } from './fill.js'
import { questionFault } from './question-fault.js'

/** A text of a plan longer than this is no name of anything. */
const LONGEST = 300

/**
 * The demands with what the plan says filled in. One whose facts the plan does not state cannot be asked: its `fault` says
 * why, and nothing is looked for.
 *
 * @param facts those of the plan's document, by name
 */
export function askEvidence(
  demands: readonly EvidenceDemand[],
  facts: ReadonlyMap<string, Fact>,
  catalogue: Catalogue,
): readonly AskedEvidence[] {
  return once(demands).map((demand) => {
    const question = filled(demand.question, (name) => wordFor(name, facts, catalogue))
    if (typeof question === 'string') return { demand, fault: question }
    return { demand: { ...demand, question }, fault: questionFault(question) }
  })
}

/** A plan may link a proof from two places; what asks the same under the same name is one demand. */
function once(demands: readonly EvidenceDemand[]): readonly EvidenceDemand[] {
  const isSame = (a: EvidenceDemand, b: EvidenceDemand) => a.name === b.name && sameQuestion(a.question, b.question)
  return demands.filter((demand, index) => demands.findIndex((one) => isSame(one, demand)) === index)
}

function wordFor(name: string, facts: ReadonlyMap<string, Fact>, catalogue: Catalogue): string | Unfillable {
  const fact = facts.get(name)
  if (catalogue.get(name)?.subject !== 'document' || !fact) return { why: `Plans have no fact \`${name}\`.` }
  if (fact.state === 'absent') return { why: `The plan does not state \`${name}\`, which is part of the question.` }
  if (fact.state === 'unfilled') return { why: `The plan has only a placeholder for \`${name}\`.` }
  if (fact.state === 'unreadable') return { why: `What the plan says for \`${name}\` cannot be read.` }
  const values = Array.isArray(fact.value) ? fact.value : [fact.value]
  if (values.length !== 1)
    return { why: `The plan states ${values.length} values for \`${name}\`, and one is asked for.` }
  const text = String(values[0])
  return text.length <= LONGEST ? text : { why: `What the plan says for \`${name}\` is too long to be asked for.` }
}

/** Names in the texts of demands that are no facts of plans: mistakes of the config. */
export function unknownFacts(
  demands: readonly EvidenceDemand[],
  catalogue: Catalogue,
  nearestWord: (word: string, known: Iterable<string>) => string | null,
): readonly Problem[] {
  const known = [...catalogue.values()].filter(({ subject }) => subject === 'document').map(({ name }) => name)
  return demands.flatMap(({ names = [], path }) =>
    names
      .filter(({ fact }) => catalogue.get(fact)?.subject !== 'document')
      .map(({ fact, span }): Problem => {
        const near = nearestWord(fact, known)
        const message = `Plans have no fact \`${fact}\`, and the question needs one.`
        const fix = near
          ? `Did you mean \`{${near}}\`?`
          : 'Write the name of a fact of the whole document, such as `{rollback.target.explicit}`.'
        return { code: 'unknown-fact', severity: 'error', message, fix, path, span }
      }),
  )
}
