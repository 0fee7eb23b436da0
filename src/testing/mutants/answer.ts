import type { Outcome, Trace } from '../../model/index.js'
import type { Mutant } from './mutants.js'

/**
 * What a mutant answers, told in the words of the rule as it is. A message that prints the changed value back is no
 * difference: an example notices a change by its verdict, by the place of a finding, or by what a message says of the
 * document. The outcomes of both are for the same subjects, in the same order.
 */
export function answersOf(
  mutant: Pick<Mutant, 'byVerdict'>,
  changed: readonly Outcome[],
  before: readonly Outcome[],
): readonly Outcome[] {
  return changed.map((outcome, index) => {
    const own = before[index]
    if (!own) return outcome
    if (mutant.byVerdict && own.result === outcome.result) return own
    return { ...outcome, active: own.active, ...tracesLike(outcome, own) }
  })
}

/** Found out when somebody asks: most outcomes find nothing. */
function tracesLike(outcome: Outcome, own: Outcome): Pick<Outcome, 'when' | 'require'> {
  return {
    get when() {
      return outcome.when && own.when ? like(outcome.when, own.when) : outcome.when
    },
    get require() {
      return like(outcome.require, own.require)
    },
  }
}

/** The trace with what the rule itself compares with, as far as both have the same shape. */
function like(trace: Trace, own: Trace): Trace {
  if (trace.type === 'test') return own.type === 'test' ? testLike(trace, own) : trace
  if (trace.type !== 'quantified') {
    const isAlike = 'children' in own && own.children.length === trace.children.length
    return isAlike ? { ...trace, children: trace.children.map((one, i) => like(one, own.children[i] as Trace)) } : trace
  }
  if (own.type !== 'quantified') return trace
  const items = trace.items.map((item, i) => {
    const { where, require } = own.items[i] ?? { where: null, require: null }
    return {
      ...item,
      where: item.where && where ? like(item.where, where) : item.where,
      require: item.require && require ? like(item.require, require) : item.require,
    }
  })
  return { ...trace, items }
}

type TestTrace = Extract<Trace, { readonly type: 'test' }>

/** Only `containsAll` tells what is missing; an operator that answers the same would be silent about the same. */
function testLike(trace: TestTrace, own: TestTrace): TestTrace {
  const { expected } = own
  const isSilent = trace.operator !== own.operator && trace.holds === own.holds
  return isSilent && own.missing ? { ...trace, expected, missing: own.missing } : { ...trace, expected }
}
