import { type AdvisedOption, OPTIONS, type OpenQuestion, type OptionName } from '../model/index.js'
import { nameOf } from './option-name.js'
import type { Weighing } from './weighing.js'

const LEVELS = { block: 0, warn: 1, note: 2 } as const

interface Asked extends OpenQuestion {
  readonly rank: number
}

/**
 * What nobody knows and what would decide something: facts that may rule an option out before those that only speak
 * against it, the plan's first choice before the others. What is ruled out already asks nothing.
 */
export function openQuestions(weighing: Weighing, options: readonly AdvisedOption[]): readonly OpenQuestion[] {
  const isOut = new Set(options.filter(({ standing }) => standing === 'ruled-out').map(({ name }) => name))
  const questions = new Map<string, Asked>()
  for (const { outcome, path, span, source, level, result } of weighing.findings) {
    const name = nameOf(outcome.subject)
    if (result !== 'cannot-tell' || name === null || isOut.has(name)) continue
    for (const fact of outcome.blame) {
      const spec = weighing.catalogue.get(fact.name)
      if (fact.state !== 'unreadable' || !spec) continue
      const at = fact.nearest
      const known = questions.get(fact.name)
      const rank = LEVELS[level] * OPTIONS.length + OPTIONS.indexOf(name)
      questions.set(fact.name, {
        fact: fact.name,
        question: spec.description,
        decides: inOrder([...(known?.decides ?? []), name]),
        demands: [...new Set([...(known?.demands ?? []), ...source])],
        path: known?.path ?? at.path ?? outcome.subject.path ?? path,
        span: known?.span ?? at ?? span,
        rank: Math.min(rank, known?.rank ?? rank),
      })
    }
  }
  const order = [...weighing.catalogue.keys()]
  return [...questions.values()]
    .sort((a, b) => a.rank - b.rank || order.indexOf(a.fact) - order.indexOf(b.fact))
    .map(({ rank: _rank, ...question }) => question)
}

const inOrder = (names: readonly OptionName[]): readonly OptionName[] => OPTIONS.filter((name) => names.includes(name))
