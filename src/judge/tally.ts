import type { DocumentTally, Outcome, RuleTally } from '../model/index.js'

/** How often each rule gave which answer about one document. */
export function tallyOf(document: Pick<DocumentTally, 'path' | 'index'>, outcomes: readonly Outcome[]): DocumentTally {
  const rules = new Map<string, { -readonly [key in keyof RuleTally]: RuleTally[key] }>()
  for (const { active, result } of outcomes) {
    const { id } = active.rule
    const counts = rules.get(id) ?? { rule: id, met: 0, notMet: 0, notApplicable: 0, cannotTell: 0 }
    counts[COUNTED[result]]++
    rules.set(id, counts)
  }
  return { ...document, rules: [...rules.values()] }
}

const COUNTED = {
  met: 'met',
  'not-met': 'notMet',
  'not-applicable': 'notApplicable',
  'cannot-tell': 'cannotTell',
} as const
