import type { EvidenceResult, Fact, Span, Subject, Value } from '../../model/index.js'
import { ageIn } from '../moments.js'

type IsOwn = (name: string) => boolean | null

/**
 * One subject for each demand of a gate, at the place where the demand is written. What could not be read has no date and no
 * age: that it could not be read is what there is to say.
 *
 * @param plan the subject of the plan itself, whose facts are visible beside those of the evidence
 * @param now ISO 8601
 * @param isOwn whether somebody of this name wrote the change; null where nobody says who did
 */
export function evidenceSubjects(
  results: readonly EvidenceResult[],
  plan: Subject,
  now: string,
  isOwn: IsOwn,
): readonly Subject[] {
  return results.map((result): Subject => {
    const { demand, answer, says, remedy, date } = result
    const span: Span = { ...demand.span, path: demand.path }
    const where = `evidence ${demand.name}`
    const { path, documentIndex, kind } = plan
    const known = (name: string, value: Value): [string, Fact] => [name, factAt({ name, span, where, value })]
    const unread = (name: string): [string, Fact] => {
      return [name, { ...factAt({ name, span, where, value: false }), state: 'unreadable', value: null }]
    }
    const own = ownness(result, isOwn)
    const facts = new Map([
      known('evidence.name', demand.name),
      known('evidence.type', demand.question.type),
      answer === 'unreadable' ? unread('evidence.holds') : known('evidence.holds', answer === 'holds'),
      known('evidence.says', says),
      known('evidence.remedy', remedy || null),
      known('evidence.date', date),
      known('evidence.age', date === null ? null : ageOf(date, demand.maxAge, now)),
      known('evidence.maxAge', demand.maxAge),
      ...toldBy(result).map(([name, value]) => known(name, value)),
      own === 'unreadable' ? unread('evidence.own') : known('evidence.own', own),
    ] satisfies [string, Fact][])
    return {
      type: 'evidence',
      path,
      documentIndex,
      kind,
      label: `evidence "${demand.name}"`,
      key: `evidence ${demand.name}`,
      span,
      facts: new Map([...plan.facts, ...facts]),
    }
  })
}

type Named = readonly [name: string, value: Value]

/** What a file says of itself, as far as it counts: where it could not be read, or is from another time, nothing does. */
function toldBy({ demand: { question }, observation, answer }: EvidenceResult): readonly Named[] {
  const seen = answer === 'unreadable' ? null : observation.seen
  const [drill, approval] = [seen?.type === 'drill' ? seen : null, seen?.type === 'approval' ? seen : null]
  const asked = question.type === 'file' && question.format !== 'proof' ? question.format : null
  return [
    ['evidence.format', question.type === 'file' && seen ? seen.type : asked],
    ['evidence.outcome', drill?.outcome ?? null],
    ['evidence.duration', drill?.duration ?? null],
    ['evidence.decision', approval?.decision ?? null],
    ['evidence.by', approval?.by ?? null],
    ['evidence.role', approval?.role ?? null],
  ]
}

/** Asked where all else is right: of an approval that counts for nothing it does not matter. */
function ownness({ observation: { seen }, answer }: EvidenceResult, isOwn: IsOwn): boolean | 'unreadable' | null {
  if (answer !== 'holds' || seen?.type !== 'approval') return null
  const owns = [seen.by, seen.role].flatMap((name) => (name === null ? [] : [isOwn(name)]))
  return owns.includes(true) || (owns.includes(null) ? 'unreadable' : false)
}

function factAt({ name, span, where, value }: Pick<Fact, 'name' | 'where' | 'value'> & { readonly span: Span }): Fact {
  const isStated = value !== null
  return {
    name,
    state: isStated ? 'stated' : 'absent',
    value,
    locations: isStated ? [span] : [],
    where,
    nearest: span,
    rejected: [],
  }
}

const DAY = 24 * 3600

/**
 * Seconds. A day was so many days ago, as everywhere; where less than a day counts, it is from its beginning, so that nothing
 * is younger than it is. What is ahead of a clock that is a little slow is new.
 */
function ageOf(date: string, maxAge: number | null, now: string): number {
  const countsHours = maxAge !== null && maxAge < DAY
  const from = countsHours && !date.includes('T') ? `${date}T00:00:00Z` : date
  return Math.ceil(ageIn(from, now) ?? 0)
}
