import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText, verdictDocument } from '../../src/attest/index.js'
import type { Observation } from '../../src/model/index.js'
import { judged, recorded } from './judged.js'

const STOREFRONT = fileURLToPath(new URL('../../fixtures/storefront', import.meta.url))
const PLAN = join(STOREFRONT, 'releases/2.14.3/release-plan.yaml')
const SEEN = recorded(join(STOREFRONT, 'evidence/2.14.3/seen.json'))
const AT = '2026-10-30T12:00:00.000Z'

const judgedAt = (at: string, observations: readonly Observation[] = SEEN, cwd = STOREFRONT) =>
  judged(PLAN, { at, observations, offline: true, author: 'a developer' }, cwd)
const gateAt = async (at: string, observations: readonly Observation[] = SEEN) =>
  (await judgedAt(at, observations)).gate

const moment = (milliseconds: number): string => new Date(milliseconds).toISOString()

describe('a GO', () => {
  it('holds up to the moment that it tells, and not at it', async () => {
    const start = Date.parse('2026-10-29T16:00:00Z')
    const whole = fc.integer({ min: 0, max: 36 * 3600 }).map((seconds) => start + seconds * 1000)
    await fc.assert(
      fc.asyncProperty(whole, fc.double({ min: 0, max: 1, noNaN: true }), async (at, part) => {
        const gate = await gateAt(moment(at))
        if (gate.report.verdict.decision !== 'GO') {
          expect(gate.validUntil).toBeNull()
          return
        }
        const until = Date.parse(gate.validUntil?.moment ?? '')
        const between = Math.floor(at + (until - 1000 - at) * part)
        const decided = async (time: number) => (await gateAt(moment(time))).report.verdict.decision
        expect(await decided(until - 1000)).toBe('GO')
        expect(await decided(between)).toBe('GO')
        expect(await decided(until)).not.toBe('GO')
      }),
      { numRuns: 12 },
    )
  })

  it('names why it will end', async () => {
    const { validUntil } = await gateAt(AT)
    expect(validUntil?.because.length).toBeGreaterThan(0)
  })

  it.each(SEEN.map(({ name }) => name))('is none where %s could not be seen, or was never looked at', async (name) => {
    const blind = SEEN.map((one) => (one.name === name ? { ...one, seen: null, unreadable: 'nobody answered' } : one))
    const without = SEEN.filter((one) => one.name !== name)
    for (const seen of [blind, without]) {
      expect((await gateAt(AT, seen)).report.verdict.decision).toBe('INDETERMINATE')
    }
  })
})

describe('a verdict', () => {
  it('is the same bytes whenever it is judged again, and wherever', async () => {
    const texts = await Promise.all(
      [STOREFRONT, join(STOREFRONT, 'releases'), '/'].map(async (cwd) => {
        const { gate, placeOf } = await judgedAt(AT, SEEN, cwd)
        return canonicalText(verdictDocument(gate, placeOf))
      }),
    )
    expect(new Set(texts).size).toBe(1)
  })

  it('holds a digest of every file that was read', async () => {
    const { joined } = await gateAt(AT)
    expect(joined.map(({ relation }) => relation)).toEqual(['plan', 'runbook', 'strategy', 'record'])
    expect(joined.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true)
  })
})

/** Each release of the company: when it was asked about, and what the gate answers to what was seen then. */
const HISTORY = [
  { version: '2.13.0', plan: 'releases/2.13.0/release-plan.yaml', at: '2026-10-02T12:00:00.000Z', decision: 'NO-GO' },
  { version: '2.14.3', plan: 'releases/2.14.3/release-plan.yaml', at: AT, decision: 'GO' },
  { version: '2.15.0', plan: 'release-plan.yaml', at: '2026-11-20T12:00:00.000Z', decision: 'NO-GO' },
] as const

describe('fixtures/storefront', () => {
  it.each(HISTORY)('answers $decision to $version', async ({ version, plan, at, decision }) => {
    const observations = recorded(join(STOREFRONT, 'evidence', version, 'seen.json'))
    const given = { at, observations, offline: true, author: 'a developer' }
    const { gate } = await judged(join(STOREFRONT, plan), given, STOREFRONT)
    expect(gate.report.verdict.decision).toBe(decision)
    expect(gate.evidence.map(({ demand }) => demand.name)).toHaveLength(5)
    expect(gate.history.length).toBeGreaterThan(0)
  })

  it('has no release that is not told of', () => {
    const past = HISTORY.map(({ version }) => version).filter((version) => version !== '2.15.0')
    expect(readdirSync(join(STOREFRONT, 'releases')).sort()).toEqual(past)
  })
})
