import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareVersions, sameVersion } from '../../src/model/index.js'
import { parseDate } from '../../src/policy/values/date.js'
import { parseDuration } from '../../src/policy/values/duration.js'

describe('parseDuration', () => {
  test.each([
    ['5m', 300],
    ['PT5M', 300],
    ['pt1h30m', 5400],
    ['P1DT12H', 129_600],
    ['P2W', 1_209_600],
    ['90s', 90],
    ['1h30m', 5400],
    ['1 h 30 min', 5400],
    ['2 days', 172_800],
    ['1 hour', 3600],
    ['1.5 hours', 5400],
    ['0', 0],
    ['300', null],
    ['5 months', null],
    ['P1M', null],
    ['PT', null],
    ['P', null],
    ['5m 1h', null],
    ['5m5m', null],
    ['-5m', null],
    ['five minutes', null],
    ['5 minutes or so', null],
    ['ss', null],
    ['', null],
  ])('%j is %s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds)
  })
})

describe('parseDate', () => {
  const at = (text: string) => Date.parse(text)
  test.each([
    ['2026-11-18', at('2026-11-18T00:00:00.000Z'), at('2026-11-18T23:59:59.999Z')],
    ['2024-02-29', at('2024-02-29T00:00:00.000Z'), at('2024-02-29T23:59:59.999Z')],
    ['2026-11-18T18:00Z', at('2026-11-18T18:00:00Z'), at('2026-11-18T18:00:00Z')],
    ['2026-11-18 18:00', at('2026-11-18T18:00:00Z'), at('2026-11-18T18:00:00Z')],
    ['2026-11-18T18:00:00.250+05:30', at('2026-11-18T12:30:00.250Z'), at('2026-11-18T12:30:00.250Z')],
    ['2026-11-18T18:00+14:00', at('2026-11-18T04:00:00Z'), at('2026-11-18T04:00:00Z')],
    ['2026-11-18T18:00-12:00', at('2026-11-19T06:00:00Z'), at('2026-11-19T06:00:00Z')],
    ['0099-01-01', at('0099-01-01T00:00:00.000Z'), at('0099-01-01T23:59:59.999Z')],
  ])('%j spans its moments', (text, first, last) => {
    const moment = parseDate(text)
    expect([moment?.first.utc, moment?.last.utc]).toEqual([first, last])
  })

  test.each([
    '2026-02-30',
    '2026-13-01',
    '2026-11-18T25:00Z',
    '18.11.2026',
    '2026-11',
    'tomorrow',
    '',
    '2026-11-18 22:00-23:00',
    '2026-11-18T10:00+14:01',
  ])('%j is none', (text) => {
    expect(parseDate(text)).toBeNull()
  })
})

describe('compareVersions', () => {
  /** Each list in ascending order; the first is the chain that the SemVer specification gives. */
  const CHAINS = [
    [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
    ],
    ['v2.9.0', '2.10.0', 'version 2.10.1'.replace(' ', '-'), 'v3'],
    ['release-2024.9', 'release-2024.10', 'release-2025.1'],
    ['r4.1', 'R4.2', 'r10.0'],
    ['storefront@1.9.0', 'storefront@1.10.0-rc.1', 'storefront@1.10.0'],
    ['20261118093000123456789', '20261118093000123456790'],
  ]
  test.each(CHAINS.map((chain) => [chain.join(' < '), chain] as const))('%s', (_title, chain) => {
    for (const [index, one] of chain.entries()) {
      for (const [other, two] of chain.entries()) {
        expect(Math.sign(compareVersions(one, two) ?? Number.NaN)).toBe(Math.sign(index - other))
      }
    }
  })

  test.each([
    ['r4.1', '4.1'],
    ['release-2024.10', '2024.10'],
    ['sha256:ab12', 'sha256:cd34'],
    ['41e5f6ab', '1.0.0'],
    ['latest', '1.0.0'],
    ['1.x', '1.0'],
    ['', '1.0'],
    ['1.0.0.RELEASE', '1.0.0'],
  ])('%j and %j have no order', (one, two) => {
    expect(compareVersions(one, two)).toBeNull()
    expect(sameVersion(one, two)).toBe(false)
  })

  test('is the same backwards, and agrees with equality', () => {
    const part = fc.integer({ min: 0, max: 12 })
    const version = fc
      .tuple(
        fc.constantFrom('', 'v', 'r'),
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', '-rc.1', '-rc.2'),
      )
      .map(([tag, numbers, rest]) => `${tag}${numbers.join('.')}${rest}`)
    fc.assert(
      fc.property(version, version, (one, two) => {
        const forth = compareVersions(one, two)
        const back = compareVersions(two, one)
        expect(forth === null ? back : Math.sign(forth)).toBe(back === null ? null : 0 - Math.sign(back))
        expect(sameVersion(one, two)).toBe(forth === 0)
      }),
    )
  })
})
