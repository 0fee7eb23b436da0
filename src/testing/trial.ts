import type {
  ActiveRule,
  ConditionCoverage,
  Example,
  MutantCoverage,
  Outcome,
  Report,
  RulePlace,
  Survivor,
} from '../model/index.js'
import { passes } from './compare.js'
import type { RuleLanguage } from './condition-words.js'
import { decisionsIn } from './coverage.js'
import { answersOf } from './mutants/answer.js'
import { mutantsOf } from './mutants/mutants.js'

/** Examples that were read once, and can be asked by any variant of the rule. */
export interface Stage {
  readonly active: ActiveRule
  readonly packPath: string
  readonly examples: readonly Example[]
  readonly language: RuleLanguage
  /** What the variant answers for every subject of the example. */
  readonly ask: (example: Example, variant: ActiveRule) => Promise<readonly Outcome[]>
  /** What is told of such answers. */
  readonly report: (example: Example, outcomes: readonly Outcome[]) => Report
}

/** What was tried at one place of a rule, and whether an example told the difference. */
export interface Tried<P extends RulePlace = RulePlace> {
  readonly place: P
  readonly named: boolean
  readonly noticed: boolean
}

/** Which conditions of the rule some example hangs on. */
export async function tryConditions(stage: Stage): Promise<readonly Tried[]> {
  const { active, packPath, language, ask } = stage
  const results = async (example: Example, variant: ActiveRule) =>
    (await ask(example, variant)).map(({ result }) => result).join()
  const tried: Tried[] = []
  for (const { place, named, forced } of decisionsIn(active, packPath, language)) {
    const noticed = await some(stage.examples, async (example) => {
      // Of several things that are asked, some may answer yes and some no: neither answer for all of them is the same.
      const own = await results(example, active)
      return (await results(example, forced[0])) !== own || (await results(example, forced[1])) !== own
    })
    tried.push({ place, named, noticed })
  }
  return tried
}

/** Which changes of the rule some example notices: by its verdict, by a line, or by what a message says of the document. */
export async function tryMutants(stage: Stage): Promise<readonly Tried<Survivor>[]> {
  const { active, packPath, language, ask, report } = stage
  const before = new Map<Example, readonly Outcome[]>()
  for (const example of stage.examples) before.set(example, await ask(example, active))
  const tried: Tried<Survivor>[] = []
  for (const mutant of mutantsOf(active, packPath, language)) {
    const noticed = await some(stage.examples, async (example) => {
      const answers = answersOf(mutant, await ask(example, mutant.active), before.get(example) ?? [])
      return !passes(example, report(example, answers), active.rule.kinds)
    })
    tried.push({ place: { ...mutant.place, missing: mutant.missing }, named: mutant.named, noticed })
  }
  return tried
}

async function some<T>(items: readonly T[], holds: (item: T) => Promise<boolean>): Promise<boolean> {
  for (const item of items) if (await holds(item)) return true
  return false
}

/**
 * The same place tried by several rules is one place, and one rule that tells the difference is enough: a condition
 * that the pack names belongs to them all.
 */
export function together<P extends RulePlace>(tried: readonly Tried<P>[]): readonly Tried<P>[] {
  const places = new Map<string, Tried<P>>()
  for (const one of tried) {
    const { path, span, says } = one.place
    const key = `${path} ${span.line} ${span.column} ${says}`
    const before = places.get(key)
    places.set(key, before ? { ...before, noticed: before.noticed || one.noticed } : one)
  }
  return [...places.values()]
}

/** What was tried of one rule, or of the named conditions of a pack, in all of its rules. */
export function coverageOf(tried: readonly Tried[]): ConditionCoverage {
  return { total: tried.length, undecided: unnoticed(tried) }
}

export function mutantCoverageOf(tried: readonly Tried<Survivor>[]): MutantCoverage {
  return { total: tried.length, survivors: unnoticed(tried) }
}

function unnoticed<P extends RulePlace>(tried: readonly Tried<P>[]): readonly P[] {
  return tried.filter(({ noticed }) => !noticed).map(({ place }) => place)
}
