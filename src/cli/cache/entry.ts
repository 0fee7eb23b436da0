import {
  type Checked,
  type DocumentTally,
  type Draft,
  PILLARS,
  type RankedAnswer,
  type Rule,
  type Weighed,
} from '../../model/index.js'
import type { Policy } from '../../policy/index.js'

/** What was asked about another file, and the answer. */
export type Asked =
  | readonly [kind: 'link', target: string, answer: string]
  | readonly [kind: 'names', target: string, answer: string]
  | readonly [kind: 'text', path: string, digest: string]

/** What is kept of a file that was judged. */
export interface Entry {
  readonly asked: readonly Asked[]
  readonly checked: Checked
}

/** Entries as texts. What the rules say themselves is not repeated in each: the same rules read them again. */
export interface EntryForm {
  readonly textOf: (entry: Entry) => string
  /** Null where the text is none of ours. */
  readonly entryIn: (text: string) => Entry | null
}

type RuleName = number | string
type Packed = Omit<Checked, 'weighed' | 'tallies'> & {
  readonly weighed: readonly PackedWeighed[]
  readonly tallies: readonly PackedTally[]
}
type PackedWeighed = Omit<Weighed, 'drafts' | 'rules' | 'pillars'> & {
  readonly drafts: readonly (readonly [identity: string, rule: RuleName, finding: Partial<Draft['finding']>])[]
  readonly rules: readonly RuleName[]
  readonly evaluated: readonly number[]
}
type PackedTally = Omit<DocumentTally, 'rules'> & {
  readonly rules: readonly (readonly [RuleName, number, number, number, number])[]
}
/** By document, then by pillar. */
type Answers = readonly (readonly (readonly RankedAnswer[])[])[]

/** The form in which rules of this policy are known by their numbers. */
export function entryForm(policy: Policy): EntryForm {
  const changed = policy.overrides.flatMap(({ changes }) => changes.map(({ rule }) => rule))
  const rules = new Map(
    [...changed, ...[...policy.rules.values()].map(({ rule }) => rule)].map((rule) => [rule.id, rule]),
  )
  const ids = [...rules.keys()].sort()
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const nameOf = (id: string): RuleName => numbers.get(id) ?? id
  const idOf = (name: RuleName): string => (typeof name === 'string' ? name : (ids[name] as string))
  const packed = ({ drafts, rules: asked, pillars, ...weighed }: Weighed): PackedWeighed => ({
    ...weighed,
    drafts: drafts.map(({ identity, finding: { rule, ...finding } }) => {
      return [identity, nameOf(rule), withoutRule(finding, rules.get(rule))]
    }),
    rules: asked.map(nameOf),
    evaluated: PILLARS.map((pillar) => pillars[pillar].evaluated),
  })
  const unpacked = (
    { drafts, rules: asked, evaluated, ...weighed }: PackedWeighed,
    answers: () => Answers[number],
  ): Weighed => ({
    ...weighed,
    drafts: drafts.map(([identity, name, rest]) => {
      const rule = idOf(name)
      return { identity, finding: { rule, ...ofRule(rules.get(rule)), ...rest } as Draft['finding'] }
    }),
    rules: asked.map(idOf),
    pillars: Object.fromEntries(
      PILLARS.map((pillar, at) => [pillar, lazily(evaluated[at] as number, () => answers()[at] ?? [])]),
    ) as Weighed['pillars'],
  })
  return {
    textOf({ asked, checked: { weighed, tallies, ...checked } }) {
      const core: Packed = {
        ...checked,
        weighed: weighed.map(packed),
        tallies: tallies.map(({ rules: counts, ...tally }) => {
          const rows = counts.map(
            ({ rule, met, notMet, notApplicable, cannotTell }) =>
              [nameOf(rule), met, notMet, notApplicable, cannotTell] as const,
          )
          return { ...tally, rules: rows }
        }),
      }
      const answers: Answers = weighed.map(({ pillars }) => PILLARS.map((pillar) => pillars[pillar].quotes))
      return `${JSON.stringify([asked, core])}\n${JSON.stringify(answers)}`
    },
    entryIn(text) {
      try {
        const end = text.indexOf('\n')
        const [asked, { weighed, tallies, ...checked }] = JSON.parse(text.slice(0, end)) as [Entry['asked'], Packed]
        // Most reports quote few answers, and have them after the first documents.
        let told: Answers | null = null
        const answers = (at: number) => () => {
          told ??= JSON.parse(text.slice(end + 1)) as Answers
          return told[at] ?? []
        }
        return {
          asked,
          checked: {
            ...checked,
            weighed: weighed.map((one, at) => unpacked(one, answers(at))),
            tallies: tallies.map(({ rules: rows, ...tally }) => ({
              ...tally,
              rules: rows.map(([name, met, notMet, notApplicable, cannotTell]) => {
                return { rule: idOf(name), met, notMet, notApplicable, cannotTell }
              }),
            })),
          },
        }
      } catch {
        return null
      }
    },
  }
}

function lazily(
  evaluated: number,
  quotes: () => readonly RankedAnswer[],
): Weighed['pillars'][keyof Weighed['pillars']] {
  return {
    evaluated,
    get quotes() {
      return quotes()
    },
  }
}

const OF_RULE = ['why', 'fix', 'source', 'pillar', 'waivable'] as const

function ofRule(rule: Rule | undefined): Partial<Draft['finding']> {
  return rule ? { why: rule.why, fix: rule.fix, source: rule.source, pillar: rule.pillar, waivable: rule.waivable } : {}
}

function withoutRule(finding: Omit<Draft['finding'], 'rule'>, rule: Rule | undefined): Partial<Draft['finding']> {
  const own = Object.entries(finding).filter(([key, value]) => {
    const said = OF_RULE.find((name) => name === key)
    return !(said && rule && rule[said] === value)
  })
  return Object.fromEntries(own)
}
