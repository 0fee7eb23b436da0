import type { Fact, Outcome, Quoted, Reason, ReasonSide, Span, Trace } from '../model/index.js'
import type { Weighing } from './weighing.js'

const ORDER: Readonly<Record<ReasonSide, number>> = { against: 0, unknown: 1, weigh: 2, for: 3 }
const LEVELS = { block: 0, warn: 1, note: 2 } as const
/** Places of one reason that anybody looks at. */
const MOST_PLACES = 5

/** What the rules say about one option: what speaks against it first, what is met last. */
export function reasonsOf(outcomes: readonly Outcome[], findings: Weighing['findings']): readonly Reason[] {
  const said = findings.filter(({ outcome }) => outcomes.includes(outcome)).map(found)
  const met = outcomes.filter(({ result }) => result === 'met').map(speaksFor)
  return [...said, ...met].sort((a, b) => ORDER[a.side] - ORDER[b.side] || LEVELS[a.level] - LEVELS[b.level])
}

function found(finding: Weighing['findings'][number]): Reason {
  const { rule, level, message, fix, source, path, span, related, result } = finding
  const side = result === 'cannot-tell' ? 'unknown' : level === 'note' ? 'weigh' : 'against'
  const places = distinct([{ path, span }, ...related])
  return { side, rule, level, message: withoutDoubt(message), fix, demands: source, places }
}

/** It stands under what is not known anyway. */
const withoutDoubt = (message: string): string => message.replace(/^Cannot tell: /, '')

/** The title of a rule is a statement, and it is so. */
function speaksFor({ active, subject, require }: Outcome): Reason {
  const { id, title, source } = active.rule
  const places = distinct(
    factsIn(require).flatMap(({ locations }) => locations.map((span) => ({ path: span.path ?? subject.path, span }))),
  )
  return { side: 'for', rule: id, level: active.level, message: `${title}.`, fix: null, demands: source, places }
}

/** The facts of the tests that hold. */
function factsIn(trace: Trace): readonly Fact[] {
  if (trace.holds !== true || trace.type === 'quantified') return []
  if (trace.type !== 'test') return trace.children.flatMap(factsIn)
  return trace.against ? [trace.fact, trace.against] : [trace.fact]
}

function distinct(places: readonly { readonly path: string; readonly span: Span }[]): readonly Quoted[] {
  const seen = new Map<string, Quoted>()
  for (const { path, span } of places) {
    const key = `${path} ${span.line} ${span.column}`
    if (!seen.has(key)) seen.set(key, { path, span })
  }
  return [...seen.values()].slice(0, MOST_PLACES)
}
