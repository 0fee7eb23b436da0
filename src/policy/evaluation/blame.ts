import type { Fact, QuantifiedTrace, Trace } from '../../model/index.js'

/**
 * The facts that made the trace what it is (`false` or `unknown`), the most telling first: what somebody wrote, and
 * wrote wrong or left unfilled, before what nobody wrote. Of two facts that were compared, the one that is not there
 * leads. Each fact of each subject once.
 */
export function blame(trace: Trace): readonly Fact[] {
  const facts = new Map<string, Fact>()
  const isUnsaid = ([leading]: Culprits) => Number(leading.state === 'absent')
  for (const fact of [...culprits(trace)].sort((a, b) => isUnsaid(a) - isUnsaid(b)).flat()) {
    const { line, column, path = '' } = fact.locations[0] ?? fact.nearest
    const key = `${fact.name} ${line} ${column} ${path}`
    if (!facts.has(key)) facts.set(key, fact)
  }
  return [...facts.values()]
}

/** The facts of one test, the more telling one first. */
type Culprits = readonly [Fact, ...Fact[]]

function culprits(trace: Trace): readonly Culprits[] {
  if (trace.type === 'test') return [sidesOf(trace.fact, trace.against)]
  if (trace.type === 'quantified') return culpritsAmong(trace)
  return trace.children.filter((child) => child.holds === trace.holds).flatMap(culprits)
}

/** Of two facts that were compared, the one that is not there before the one that is. */
function sidesOf(fact: Fact, against: Fact | undefined): Culprits {
  if (!against) return [fact]
  const isMissing = fact.state === 'stated' && against.state !== 'stated'
  return isMissing ? [against, fact] : [fact, against]
}

/** What the things that decide say, or the list as a whole where they are too few or too many. */
function culpritsAmong(trace: QuantifiedTrace): readonly Culprits[] {
  const deciding = trace.items.filter((item) => item.decides)
  const said = deciding.flatMap(({ where, require, selected }) => {
    const falls = require && require.holds !== true ? culprits(require) : []
    const isMeant = trace.quantifier === 'none' || trace.quantifier === 'some' || selected === 'unknown'
    return [...falls, ...(where && isMeant ? culprits(where) : [])]
  })
  if (trace.quantifier !== 'count') return said.length === 0 ? [[trace.fact]] : said
  return [...said, sidesOf(trace.fact, trace.count?.against)]
}
