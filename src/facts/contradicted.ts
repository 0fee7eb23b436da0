import type { Fact, Mention, Release } from '../model/index.js'

const TARGET = 'rollback.target.explicit'
/** What nobody can read either where targets contradict each other. */
const FORM = 'rollback.target.form'
/** Answers beyond these change nothing. */
const MOST_ANSWERS = 50

const ENVIRONMENT = 'release.environment'

/** Two answers that name different versions for the same thing, or different environments: neither is taken, both are shown. */
export function withoutContradictions(release: Release, facts: ReadonlyMap<string, Fact>): ReadonlyMap<string, Fact> {
  const known = new Map(facts)
  for (const name of [TARGET, ENVIRONMENT]) {
    const answers = release.mentions
      .filter(({ field, by, state }) => field === name && by === 'answer' && state === 'stated')
      .slice(0, MOST_ANSWERS)
    const differ = name === TARGET ? contradicts : isElsewhere
    const first = answers.find((one) => answers.some((other) => differ(one, other)))
    const other = first && answers.find((one) => differ(one, first))
    if (!first || !other) continue
    for (const fact of [name, ...(name === TARGET ? [FORM] : [])].flatMap((one) => facts.get(one) ?? []))
      known.set(fact.name, {
        ...fact,
        state: 'unreadable',
        value: fact.name === FORM ? null : `${first.value}, ${other.value}`,
        locations: [first.span, other.span],
        where: first.where,
        nearest: first.span,
      })
  }
  return known
}

/** Another environment, whatever its case. */
const isElsewhere = (one: Mention, other: Mention): boolean =>
  String(one.value).trim().toLowerCase() !== String(other.value).trim().toLowerCase()

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
