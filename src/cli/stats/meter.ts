import { type Meter, PHASES, type Phase, type Report, type RuleStats, type Stats } from '../../model/index.js'

/** A meter, and what it counted so far. */
export interface CountingMeter extends Meter {
  readonly told: (tallies: Report['tallies']) => Stats
}

/**
 * Counts with a clock that tells milliseconds. Phases may lie within each other, and each counts what it takes itself;
 * they come one after the other, for nothing of a check happens at once.
 */
export function startMeter(clock: () => number): CountingMeter {
  const phases = new Map<Phase, number>()
  const rules = new Map<string, number>()
  const open: Phase[] = []
  let since = clock()
  /** What has passed belongs to the innermost phase. */
  const turn = () => {
    const now = clock()
    const inner = open.at(-1)
    if (inner !== undefined) phases.set(inner, (phases.get(inner) ?? 0) + now - since)
    since = now
  }
  const leave = () => {
    turn()
    open.pop()
  }
  return {
    phase(phase, work) {
      turn()
      open.push(phase)
      let result: ReturnType<typeof work>
      try {
        result = work()
      } catch (error) {
        leave()
        throw error
      }
      if (result instanceof Promise) return result.finally(leave) as typeof result
      leave()
      return result
    },
    async rule(rule, work) {
      turn()
      const start = since
      try {
        await work()
      } finally {
        since = clock()
        rules.set(rule, (rules.get(rule) ?? 0) + since - start)
      }
    },
    told: (tallies) => ({
      phases: PHASES.map((phase) => ({ phase, milliseconds: rounded(phases.get(phase) ?? 0) })),
      rules: rulesOf(tallies ?? [], rules),
    }),
  }
}

/** By id, with what they answered about all documents together. */
function rulesOf(tallies: NonNullable<Report['tallies']>, times: ReadonlyMap<string, number>): readonly RuleStats[] {
  const counted = new Map<string, RuleStats>()
  for (const one of tallies.flatMap(({ rules }) => rules)) {
    const before = counted.get(one.rule)
    const found = one.notMet + one.cannotTell
    counted.set(one.rule, {
      rule: one.rule,
      milliseconds: rounded(times.get(one.rule) ?? 0),
      findings: (before?.findings ?? 0) + found,
      documents: (before?.documents ?? 0) + (found > 0 ? 1 : 0),
      met: (before?.met ?? 0) + one.met,
      notApplicable: (before?.notApplicable ?? 0) + one.notApplicable,
      cannotTell: (before?.cannotTell ?? 0) + one.cannotTell,
    })
  }
  return [...counted.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1))
}

/** To a hundredth of a millisecond. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100
}
