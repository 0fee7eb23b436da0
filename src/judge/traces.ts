import type { QuantifiedTrace, Trace } from '../model/index.js'

type Test = Extract<Trace, { type: 'test' }>

/** The tests of a trace, in the order they are written; inside quantifiers those of the things that decide. */
export function testsIn(trace: Trace): readonly Test[] {
  if (trace.type === 'test') return [trace]
  return trace.type === 'quantified' ? inside(trace).flatMap(testsIn) : trace.children.flatMap(testsIn)
}

/** The quantifiers of a trace, the outer ones before those inside them. */
export function quantifiersIn(trace: Trace): readonly QuantifiedTrace[] {
  if (trace.type === 'test') return []
  if (trace.type !== 'quantified') return trace.children.flatMap(quantifiersIn)
  return [trace, ...inside(trace).flatMap(quantifiersIn)]
}

function inside({ items }: QuantifiedTrace): readonly Trace[] {
  return items
    .filter((item) => item.decides)
    .flatMap(({ where, require }) => [where, require].filter((part) => part !== null))
}
