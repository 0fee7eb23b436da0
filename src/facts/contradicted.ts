import type { Fact, Mention, Release } from '../model/index.js'

const TARGET = 'rollback.target.explicit'
/** What nobody can read where two answers contradict each other. */
const UNSURE = [TARGET, 'rollback.target.form']
/** Answers beyond these change nothing. */
const MOST_ANSWERS = 50

/** Two answers that name different versions for the same thing: neither is taken, both are shown. */
export function withoutContradictions(release: Release, facts: ReadonlyMap<string, Fact>): ReadonlyMap<string, Fact> {
  const answers = release.mentions
    .filter(({ field, by, state }) => field === TARGET && by === 'answer' && state === 'stated')
    .slice(0, MOST_ANSWERS)
  const first = answers.find((one) => answers.some((other) => contradicts(one, other)))
  const other = first && answers.find((one) => contradicts(one, first))
  if (!first || !other) return facts
  const unsure = UNSURE.flatMap((name) => facts.get(name) ?? []).map((fact): readonly [string, Fact] => [
    fact.name,
    {
      ...fact,
      state: 'unreadable',
      value: fact.name === TARGET ? `${first.value}, ${other.value}` : null,
      locations: [first.span, other.span],
      where: first.where,
      nearest: first.span,
    },
  ])
  return new Map([...facts, ...unsure])
}

const VERSION = /\d+(?:\.\d+)+[\w.+-]*/

/** Both are of the same place of the document, or of one place and a part of it: siblings may be of different components. */
function contradicts(one: Mention, other: Mention): boolean {
  const ours = VERSION.exec(String(one.value))?.[0]
  const theirs = VERSION.exec(String(other.value))?.[0]
  return ours !== undefined && theirs !== undefined && ours !== theirs && isWithin(one.where, other.where)
}

const isWithin = (one: string, other: string): boolean => {
  const [outer, inner] = one.length < other.length ? [one, other] : [other, one]
  return inner === outer || inner.startsWith(`${outer} > `)
}
