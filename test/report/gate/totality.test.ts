import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GATE_FORMATS } from '../../../src/report/index.js'
import { view } from '../sample.js'
import { NO_GO } from './samples.js'
import { expired, healthHolds } from './seen.js'

const moment = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '2026-11-24',
    '2026-02-30T10:00:00Z',
    '+275760-09-13T00:00:00.000Z',
    '0000-00-00T00:00:00Z',
    '2026-11-24T17:30:59.999Z',
  ),
)
const zone = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('Europe/Berlin', 'Pacific/Apia', 'UTC', 'Nowhere/Else'),
)
const seconds = fc.oneof(fc.constant(null), fc.double(), fc.integer())

/** The types promise moments and durations; what was recorded by somebody may hold others. */
test.each([...GATE_FORMATS])('%s can be written of any moments, zones and durations', (_, render) => {
  fc.assert(
    fc.property(moment, moment, moment, zone, seconds, (at, until, date, timeZone, duration) => {
      const gate = {
        ...NO_GO,
        at,
        timeZone,
        validUntil: { moment: until, because: [] },
        history: NO_GO.history.map((past) => ({ ...past, date, duration })),
        waivers: [{ ...expired, standing: 'in-force' as const, until }],
        evidence: [{ ...healthHolds, date, demand: { ...healthHolds.demand, maxAge: duration } }],
      }
      const text = render(gate, view())
      expect(text).toMatch(/NO-GO|<failure |"blocker"/)
      expect(text).not.toMatch(/\bNaN\b|\bInfinity\b|\bundefined\b/)
    }),
    { numRuns: 150 },
  )
})
