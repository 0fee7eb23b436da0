import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FactType, Value } from '../../src/model/index.js'
import { parseDate } from '../../src/policy/values/date.js'
import { daysOf, parsePeriod } from '../../src/policy/values/period.js'
import { shifted } from '../../src/policy/values/shift.js'

describe('parsePeriod', () => {
  const at = (text: string) => Date.parse(text)
  test.each([
    ['2026-12-24', '2026-12-24T00:00:00.000Z', '2026-12-24T23:59:59.999Z'],
    ['2026-12-15/2027-01-05', '2026-12-15T00:00:00.000Z', '2027-01-05T23:59:59.999Z'],
    ['2026-12-15 / 2026-12-15', '2026-12-15T00:00:00.000Z', '2026-12-15T23:59:59.999Z'],
    ['2026-12-15/P3D', '2026-12-15T00:00:00.000Z', '2026-12-17T23:59:59.999Z'],
    ['2026-12-15T18:00+01:00/PT2H', '2026-12-15T17:00:00.000Z', '2026-12-15T18:59:59.999Z'],
    ['2026-12-15T18:00Z/2026-12-15T18:00Z', '2026-12-15T18:00:00.000Z', '2026-12-15T18:00:00.000Z'],
    ['2026-12-15T18:00Z/2026-12-15', '2026-12-15T18:00:00.000Z', '2026-12-15T23:59:59.999Z'],
    // Still the 15th where it is written.
    ['2026-12-15T23:30-05:00/2026-12-15', '2026-12-16T04:30:00.000Z', '2026-12-15T23:59:59.999Z'],
  ])('%j spans its moments', (text, first, last) => {
    const period = parsePeriod(text)
    expect([period?.first.utc, period?.last.utc]).toEqual([at(first), at(last)])
  })

  test.each([
    '2027-01-05/2026-12-15',
    '2026-12-15T18:00Z/2026-12-15T17:59Z',
    '2026-12-15T00:30+02:00/2026-12-14',
    '2026-12-15/P1M',
    '2026-12-15/PT12H',
    '2026-12-15/3 days',
    '2026-12-15/',
    '/2026-12-15',
    'P3D/2026-12-15',
    '2026-12-15/2026-12-16/2026-12-17',
    '2026-02-30/2026-03-01',
    'Christmas',
    '',
    `2026-12-15${' '.repeat(200)}/2026-12-16`,
  ])('%j is none', (text) => {
    expect(parsePeriod(text)).toBeNull()
  })

  test('its days are those that are written, in order', () => {
    const days = daysOf('2026-11-20T23:30:00-05:00/2026-11-22T01:00:00+01:00')
    expect(days).toEqual({ first: at('2026-11-20'), last: at('2026-11-22') })
    const east = daysOf('2026-11-20T00:30:00+02:00/2026-11-19T23:00:00Z')
    expect(east).toEqual({ first: at('2026-11-19'), last: at('2026-11-20') })
  })
})

describe('shifted', () => {
  const [hour, day] = [3600, 86_400]
  test.each<[Value, FactType, number, Value]>([
    ['2026-11-20', 'date', -day, '2026-11-19'],
    ['2026-11-20', 'date', 14 * day, '2026-12-04'],
    ['2026-11-20', 'date', 0, '2026-11-20'],
    // Away from the day as a whole: before it begins, after it ends.
    ['2026-11-20', 'date', -4 * hour, '2026-11-19T20:00:00Z'],
    ['2026-11-20', 'date', 4 * hour, '2026-11-21T04:00:00Z'],
    ['2026-11-20T18:00:00+01:00', 'date', -day, '2026-11-19T18:00:00+01:00'],
    ['2026-11-20 18:00', 'date', 6 * hour, '2026-11-21T00:00:00'],
    ['2026-11-20T18:00:00.250Z', 'date', 1, '2026-11-20T18:00:01.250Z'],
    ['9999-12-31', 'date', day, null],
    ['0000-01-01', 'date', -day, null],
    ['soon', 'date', day, null],
    ['2026-11-20', 'date', Number.POSITIVE_INFINITY, null],
    [300, 'duration', 60, 360],
    [300, 'duration', -300, 0],
    [300, 'duration', -301, null],
    [0.1, 'number', 0.2, 0.3],
    [3, 'number', -5, -2],
    [Number.MAX_VALUE, 'number', Number.MAX_VALUE, null],
    ['3', 'number', 1, null],
    [3, 'text', 1, null],
    ['35 %', 'quantity', 1, null],
    [null, 'date', 1, null],
  ])('%j, a %s, moved by %d is %j', (value, type, amount, moved) => {
    expect(shifted(value, type, amount)).toBe(moved)
  })

  test.each<[Value, number, Value, Value]>([
    ['2026-11-20', -4 * hour, '2026-11-10T09:00:00+02:00', '2026-11-19T20:00:00+02:00'],
    ['2026-11-20', 4 * hour, '2026-11-10T09:00-05:00', '2026-11-21T04:00:00-05:00'],
    ['2026-11-20', -4 * hour, '2026-11-10', '2026-11-19T20:00:00Z'],
    ['2026-11-20', -4 * hour, 'soon', '2026-11-19T20:00:00Z'],
    ['2026-11-20', -day, '2026-11-10T09:00:00+02:00', '2026-11-19'],
    ['2026-11-20T18:00:00Z', -4 * hour, '2026-11-10T09:00:00+02:00', '2026-11-20T14:00:00Z'],
  ])('the day %j, moved by %d beside %j, is %j', (value, amount, beside, moved) => {
    expect(shifted(value, 'date', amount, beside)).toBe(moved)
  })

  test('a date that was moved is a date, that much later', () => {
    const day = fc.date({ min: new Date('1000-01-01'), max: new Date('8000-01-01'), noInvalidDate: true })
    const zone = fc.constantFrom('', 'Z', '+05:30', '-08')
    fc.assert(
      fc.property(day, zone, fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (date, offset, seconds) => {
        const text = `${date.toISOString().slice(0, 23)}${offset}`
        const moved = shifted(text, 'date', seconds)
        const [before, after] = [parseDate(text), parseDate(String(moved))]
        expect((after?.first.utc ?? Number.NaN) - (before?.first.utc ?? 0)).toBe(seconds * 1000)
      }),
    )
  })
})
