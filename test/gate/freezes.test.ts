import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { expiryOf, freezesIn } from '../../src/waivers/index.js'
import { judged } from './judged.js'

interface Case {
  readonly case: string
  readonly timeZone?: string
  readonly freezes: readonly string[]
  readonly window?: Readonly<Record<string, string>>
  readonly at?: string
  readonly touches: boolean | 'unknown'
}

const TABLE = new URL('../../fixtures/gate/freezes.yaml', import.meta.url)
const cases: readonly Case[] = parse(readFileSync(TABLE, 'utf8'), { schema: 'core' })
const NOON = '2026-11-20T12:00:00Z'
const folder = mkdtempSync(join(tmpdir(), 'gonogo-freezes-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The gate with one rule, at a moment. */
async function gateOf({ timeZone, freezes, window }: Omit<Case, 'case' | 'touches'>, at: string) {
  const config = {
    extends: 'gate',
    rules: { 'gate/window-ahead': 'off', 'gate/runbook-linked': 'off' },
    gate: { ...(timeZone ? { timeZone } : {}), freezes },
  }
  writeFileSync(join(folder, 'gonogo.config.yaml'), stringify(config))
  const plan = { kind: 'release-plan', release: { version: '2.15.0', ...(window ? { window } : {}) } }
  writeFileSync(join(folder, 'plan.yaml'), stringify(plan))
  return (await judged(join(folder, 'plan.yaml'), { at, offline: true }, folder)).gate
}

test.each(cases)('$case', async ({ touches, at = NOON, ...rest }) => {
  const { report, validUntil } = await gateOf(rest, at)
  const decision = { true: 'NO-GO', false: 'GO', unknown: 'INDETERMINATE' }[String(touches)]
  expect(report.verdict.decision).toBe(decision)
  if (decision === 'GO' && validUntil) {
    expect((await gateOf(rest, validUntil.moment)).report.verdict.decision).not.toBe('GO')
  }
})

test('a GO ends as the day begins in the zone', async () => {
  const given = { timeZone: 'America/New_York', freezes: ['2026-11-26'] }
  expect((await gateOf(given, NOON)).validUntil?.moment).toBe('2026-11-26T05:00:00.000Z')
})

test('a day is over where a waiver of that day is', () => {
  const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'Asia/Beirut', 'Africa/Cairo')
  fc.assert(
    fc.property(days, zones, (date, zone) => {
      const day = date.toISOString().slice(0, 10)
      const [, end = ''] = (freezesIn(zone, [day])[0] as string).split('/')
      expect(Date.parse(end)).toBe(Date.parse(expiryOf(day, zone) as string))
    }),
  )
})
