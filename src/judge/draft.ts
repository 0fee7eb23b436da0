import type { Catalogue, Draft, Fact, Finding, Outcome, Span } from '../model/index.js'
import { identityOf } from './identity.js'
import { filled, messageOf } from './message.js'
import { phraseFact } from './phrase.js'

const MOST_RELATED = 10

export interface Weighing {
  /** The path in the project, by which findings are known again; left out: the path as given. */
  readonly place?: string
  /** Keep with every finding how it came to be. */
  readonly traces?: boolean
}

/** The outcome made visible, or null where there is nothing to find: it is met or does not apply. */
export function draftOf(outcome: Outcome, catalogue: Catalogue, { place, traces }: Weighing): Draft | null {
  const { active, subject, result } = outcome
  if (result === 'met' || result === 'not-applicable') return null
  const { rule, level } = active
  const blamed = outcome.blame[0]
  const where = blamed?.where ?? ''
  const span = blamed ? placeFor(outcome, blamed) : subject.span
  const finding = {
    rule: rule.id,
    level,
    pillar: rule.pillar,
    message: messageOf(outcome, catalogue),
    why: rule.why,
    fix: filled(rule.fix, outcome, catalogue),
    path: span.path ?? subject.path,
    span,
    related: relatedOf(outcome, span, catalogue),
    where,
    subject: { type: subject.type, label: subject.label },
    result,
    source: rule.source,
    documentIndex: subject.documentIndex,
    waivable: rule.waivable,
    // It holds on to all facts of its document, hundreds of times what the finding itself takes.
    ...(traces ? { outcome } : {}),
  }
  return { finding, identity: identityOf(outcome, catalogue, place ?? subject.path) }
}

/** Where the document says it, or where a reader would look for what it does not say. */
function placeOf(fact: Fact): Span {
  return fact.locations[0] ?? fact.nearest
}

/**
 * What is blamed first. Where that is written nowhere, as the clock is, or in another file, it is whatever the document
 * itself says that is to blame: that can be changed.
 */
function placeFor({ blame, subject }: Outcome, blamed: Fact): Span {
  const first = placeOf(blamed)
  const isWritten = blamed.state !== 'stated' || blamed.locations.length > 0
  if (isWritten && isAt(first, subject.path)) return first
  const own = blame.flatMap(({ locations }) => locations.slice(0, 1)).find((span) => isAt(span, subject.path))
  return own ?? first
}

const isAt = ({ path }: Span, document: string): boolean => path === undefined || path === document

/** The other places of the first fact to blame, then the other facts. */
function relatedOf({ blame, subject }: Outcome, shown: Span, catalogue: Catalogue): Finding['related'] {
  const [first, ...others] = blame
  const said = (fact: Fact) => `${fact.name}: ${phraseFact(fact, catalogue.get(fact.name)?.type ?? 'text')}`
  const again = (first?.locations ?? []).filter((span) => span !== shown)
  const further = others.flatMap((fact) => {
    // The same of another thing that the document lists, said or missing.
    if (fact.name === first?.name)
      return [
        {
          span: placeOf(fact),
          message: shown === placeOf(first) && isAt(placeOf(fact), subject.path) ? 'Here too.' : said(fact),
        },
      ]
    return fact.locations.slice(0, 1).map((span) => ({ span, message: said(fact) }))
  })
  // In another file, or where the document itself says something else, it is told what stands there.
  const told = (span: Span) => first && (shown !== placeOf(first) || span.path !== shown.path)
  const message = (span: Span) => (first && told(span) ? said(first) : 'Here too.')
  return [...again.map((span) => ({ span, message: message(span) })), ...further]
    .filter(({ span }) => span !== shown)
    .slice(0, MOST_RELATED)
    .map(({ span, message }) => ({ path: span.path ?? subject.path, span, message }))
}
