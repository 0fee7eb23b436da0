import {
  type Fact,
  isAuthorKnown,
  type Span,
  type Subject,
  type Value,
  type Waiver,
  type WaiverReport,
} from '../../model/index.js'

/**
 * What is known of each waiver, for rules to be asked about it. It stands in the file of the waivers, and is asked
 * beside the plan.
 *
 * @param now ISO 8601
 * @param author who wrote the change; null, or a word that names nobody: then nobody knows whether they approved it themselves
 */
export function waiverSubjects(
  reports: readonly WaiverReport[],
  plan: Subject,
  now: string,
  author: string | null,
): readonly Subject[] {
  return reports.map((report): Subject => {
    const { waiver } = report
    const own = factsOf(report, now, author).map((fact) => [fact.name, fact] as const)
    const label = `${waiver.rule}, ${waiver.ticket}`
    return {
      type: 'waiver',
      path: plan.path,
      documentIndex: plan.documentIndex,
      kind: plan.kind,
      label: `waiver "${label}"`,
      // Known again by what it is for: its ticket and its day may change.
      key: `waiver ${JSON.stringify([waiver.rule, waiver.scope.path, waiver.scope.subject, waiver.scope.fingerprint])}`,
      span: { ...waiver.span, path: waiver.path },
      facts: new Map([...plan.facts, ...own]),
    }
  })
}

function factsOf(report: WaiverReport, now: string, author: string | null): readonly Fact[] {
  const { waiver, standing, until, allows, meant } = report
  const { span, expiresSpan, approvedBySpan, path } = waiver
  const fact = (name: string, value: Value, at: Span = span, state?: Fact['state']): Fact => {
    const place = { ...at, path }
    const known = state ?? (value === null ? 'absent' : 'stated')
    const locations = known === 'absent' ? [] : [place]
    return { name: `waiver.${name}`, state: known, value, locations, where: name, nearest: place, rejected: [] }
  }
  const left = until === null ? Number.NaN : Math.floor((Date.parse(until) - Date.parse(now)) / 1000)
  return [
    fact('rule', waiver.rule),
    fact('path', waiver.scope.path),
    fact('ticket', waiver.ticket),
    fact('reason', waiver.reason),
    fact('approvedBy', waiver.approvedBy, approvedBySpan),
    fact('expires', waiver.expires, expiresSpan, until === null ? 'unreadable' : 'stated'),
    fact('remaining', standing === 'in-force' && left > 0 ? left : null, expiresSpan),
    fact('standing', standing, placeOf(report)),
    fact('used', allows.length + meant.length > 0),
    ownness(report, author, (value, state) => fact('own', value, approvedBySpan, state)),
  ]
}

/** Where a reader would look for the reason why it counts or not. */
function placeOf({ waiver, standing }: WaiverReport): Waiver['span'] {
  if (standing === 'expired') return waiver.expiresSpan
  return standing === 'own' || standing === 'not-approved' ? waiver.approvedBySpan : waiver.span
}

/** Asked where all else is right: of a waiver that counts for nothing it does not matter. */
function ownness(
  { standing }: WaiverReport,
  author: string | null,
  fact: (value: Value, state?: Fact['state']) => Fact,
): Fact {
  if (standing === 'own') return fact(true)
  if (standing !== 'in-force') return fact(null)
  return isAuthorKnown(author) ? fact(false) : fact(null, 'unreadable')
}
