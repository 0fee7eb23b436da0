import type { EvidenceResult, Fact, Span, Subject, Value } from '../../model/index.js'
import { ageIn } from '../moments.js'

/**
 * One subject for each demand of a gate, at the place where the demand is written. What could not be read has no date and no
 * age: that it could not be read is what there is to say.
 *
 * @param plan the subject of the plan itself, whose facts are visible beside those of the evidence
 * @param now ISO 8601
 */
export function evidenceSubjects(results: readonly EvidenceResult[], plan: Subject, now: string): readonly Subject[] {
  return results.map(({ demand, answer, says, date }): Subject => {
    const span: Span = { ...demand.span, path: demand.path }
    const where = `evidence ${demand.name}`
    const { path, documentIndex, kind } = plan
    const known = (name: string, value: Value): [string, Fact] => [name, factAt({ name, span, where, value })]
    const holds = factAt({ name: 'evidence.holds', span, where, value: answer === 'holds' })
    const own = new Map([
      known('evidence.name', demand.name),
      known('evidence.type', demand.question.type),
      ['evidence.holds', answer === 'unreadable' ? { ...holds, state: 'unreadable', value: null } : holds],
      known('evidence.says', says),
      known('evidence.date', date),
      known('evidence.age', date === null ? null : ageOf(date, demand.maxAge, now)),
      known('evidence.maxAge', demand.maxAge),
    ] satisfies [string, Fact][])
    return {
      type: 'evidence',
      path,
      documentIndex,
      kind,
      label: `evidence "${demand.name}"`,
      key: `evidence ${demand.name}`,
      span,
      facts: new Map([...plan.facts, ...own]),
    }
  })
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
