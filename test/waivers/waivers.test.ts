import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { WaiverTerms } from '../../src/model/index.js'
import { matchesGlobs } from '../../src/schema/index.js'
import { expiryOf, waived, weighWaivers } from '../../src/waivers/index.js'
import { type FindingData, findingOf, ruleOf, type WaiverData, waiverOf } from './waivers.js'

const FIXTURES = fileURLToPath(new URL('../../fixtures/waivers', import.meta.url))

/** Of each case: what its waiver has beside the common, and what becomes of it. */
interface Table {
  readonly now: string
  readonly terms: WaiverTerms
  readonly places?: readonly string[]
  readonly findings: Readonly<Record<string, FindingData>>
  readonly cases: Readonly<Record<string, WaiverData & Expected>>
}

/** `in-force`, allowing and meaning nothing, where nothing is said. */
interface Expected {
  readonly standing?: string
  readonly allows?: readonly string[]
  readonly meant?: readonly string[]
}

describe.each(readdirSync(join(FIXTURES, 'weighed')))('%s', (file) => {
  const table: Table = parse(readFileSync(join(FIXTURES, 'weighed', file), 'utf8'))
  const findings = Object.values(table.findings).map(findingOf)
  const named = (fingerprints: readonly string[]) =>
    fingerprints.map((one) => Object.entries(table.findings).find(([, data]) => data.fingerprint === one)?.[0])

  test.each(Object.entries(table.cases))('%s', (_, { standing = 'in-force', allows = [], meant = [], ...data }) => {
    const waiver = waiverOf(data)
    const reports = weighWaivers({
      waivers: [waiver],
      terms: table.terms,
      findings,
      rules: [...findings.map(({ outcome }) => outcome.active), ruleOf('contract/scope')],
      ...(table.places ? { places: table.places } : {}),
      placeOf: (path) => path,
      matches: matchesGlobs,
      now: table.now,
    })
    const shown = reports.map((one) => [one.standing, named(one.allows), named(one.meant)])
    expect(shown).toEqual(standing === 'left-out' ? [] : [[standing, allows, meant]])
    const after = waived(findings, reports)
    expect(after.map(({ waivedBy, ...finding }) => finding)).toEqual(findings)
    const allowed = after.filter(({ waivedBy }) => waivedBy === waiver.ticket).map(({ fingerprint }) => fingerprint)
    expect(named(allowed)).toEqual(allows)
  })
})

const DAYS: readonly { readonly day: string; readonly zone: string; readonly until: string | null }[] = parse(
  readFileSync(join(FIXTURES, 'day-ends.yaml'), 'utf8'),
)

describe('a day ends', () => {
  test.each(DAYS)('$day in $zone', ({ day, zone, until }) => {
    expect(expiryOf(day, zone)).toBe(until)
  })
})

describe('to the second', () => {
  const finding = findingOf({
    rule: 'a/b',
    path: 'plan.yaml',
    subject: 'the document',
    fingerprint: '24a0d9f1c3b2a190',
  })
  const standing = (now: string) =>
    weighWaivers({
      waivers: [waiverOf({ rule: 'a/b', expires: '2026-12-01' })],
      terms: { timeZone: 'Europe/Berlin', approvers: ['head of operations'], author: null },
      findings: [finding],
      rules: [finding.outcome.active],
      placeOf: (path) => path,
      matches: matchesGlobs,
      now,
    })[0]?.standing
  test.each([
    ['2026-12-01T22:59:59Z', 'in-force'],
    ['2026-12-01T22:59:59.999Z', 'in-force'],
    ['2026-12-01T23:00:00Z', 'expired'],
    ['2026-12-02T00:00:00+01:00', 'expired'],
    ['2026-12-01T23:59:59+01:00', 'in-force'],
    ['no moment', 'expired'],
  ])('%s is %s', (now, expected) => {
    expect(standing(now)).toBe(expected)
  })
})
