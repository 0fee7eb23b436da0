import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startMeter } from '../../src/cli/stats/meter.js'
import { type Meter, PHASES, type Phase } from '../../src/model/index.js'

/** Work that takes its time, with other work within it. */
interface Work {
  readonly phase: Phase
  readonly takes: number
  readonly within: readonly Work[]
  readonly how: 'at once' | 'later' | 'fails' | 'fails later'
}

/** Work within work, so many levels deep. */
function work(depth: number): fc.Arbitrary<Work> {
  return fc.record({
    phase: fc.constantFrom(...PHASES),
    takes: fc.integer({ min: 0, max: 9 }),
    within: depth === 0 ? fc.constant([]) : fc.array(work(depth - 1), { maxLength: 3 }),
    how: fc.constantFrom('at once', 'later', 'fails', 'fails later'),
  })
}

/** What each phase takes itself. */
function owed(all: readonly Work[], times = new Map<Phase, number>()): ReadonlyMap<Phase, number> {
  for (const { phase, takes, within } of all) {
    times.set(phase, (times.get(phase) ?? 0) + takes)
    owed(within, times)
  }
  return times
}

describe('the meter of --stats', () => {
  it('counts to each phase what it takes itself, whether it ends at once, later or badly', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(work(3), { maxLength: 4 }), async (all) => {
        let now = 100
        const meter = startMeter(() => now)
        const doOne = async ({ phase, takes, within, how }: Work): Promise<void> => {
          const body = async () => {
            now += takes
            for (const one of within) await doOne(one)
            if (how === 'fails later') throw new Error('later')
          }
          if (how === 'later' || how === 'fails later' || within.length > 0)
            await meter.phase(phase, body).catch(() => {})
          else
            atOnce(meter, phase, how === 'fails', () => {
              now += takes
            })
        }
        for (const one of all) await doOne(one)
        const told = new Map(meter.told([]).phases.map(({ phase, milliseconds }) => [phase, milliseconds]))
        for (const phase of PHASES) expect(told.get(phase)).toBe(owed(all).get(phase) ?? 0)
      }),
    )
  })

  it('counts what a rule takes to that rule and to no phase', async () => {
    let now = 0
    const meter = startMeter(() => now)
    const ask = (rule: string, takes: number) =>
      meter.rule(rule, async () => {
        now += takes
      })
    await meter.phase('judge', async () => {
      now += 5
      await ask('house/owner', 3)
      await ask('house/time-bound', 4)
      await ask('house/owner', 2)
      now += 1
    })
    const counts = { met: 1, notMet: 2, notApplicable: 3, cannotTell: 4 }
    const rules = ['house/time-bound', 'house/owner'].map((rule) => ({ rule, ...counts }))
    const { phases, rules: told } = meter.told([
      { path: 'a.yaml', index: 0, rules },
      { path: 'b.yaml', index: 0, rules: [{ rule: 'house/owner', ...counts, notMet: 0, cannotTell: 0 }] },
    ])
    expect(phases.find(({ phase }) => phase === 'judge')).toEqual({ phase: 'judge', milliseconds: 6 })
    expect(told).toEqual([
      { rule: 'house/owner', milliseconds: 5, findings: 6, documents: 1, met: 2, notApplicable: 6, cannotTell: 4 },
      { rule: 'house/time-bound', milliseconds: 4, findings: 6, documents: 1, met: 1, notApplicable: 3, cannotTell: 4 },
    ])
  })
})

function atOnce(meter: Meter, phase: Phase, fails: boolean, body: () => void): void {
  try {
    meter.phase(phase, () => {
      body()
      if (fails) throw new Error('at once')
    })
  } catch (error) {
    if (!fails) throw error
  }
}
