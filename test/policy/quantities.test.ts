import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareQuantities, isQuantity } from '../../src/policy/values/quantity.js'

describe('compareQuantities', () => {
  /** Each line names one and the same amount. */
  const SAME = [
    ['35 %', '35%', '35 percent', '35 per cent', '350 per mille', '350‰', '350000 ppm', '35.0 pct'],
    ['0.07 %', '0.7 per mille', '700 ppm'],
    ['1 MB', '1 mb', '1000 kB', '1000000 bytes', '8 Mbit', '1 megabyte'],
    ['1 GiB', '1 Gi', '1024 MiB', '1073741824 B', '1048576 kib'],
    ['1.5 min', '90 s', '90 seconds', '90000 ms', '90000000 µs', '1.5 minutes'],
    ['2 weeks', '14 d', '14 days', '336 h'],
    ['120 rpm', '2 req/s', '2 requests per second', '2 reqs / s', '7200 requests/h', '2 rps'],
    ['8 Mbps', '8 mbps', '1 MB/s', '1 MBps', '60 MB per minute'],
    ['3 replicas', '3 replica', '3 Replicas', '+3.0 replicas', '03 replicas.'],
    ['60 failed jobs per minute', '1 failed job/s'],
    ['10 /s', '600/min', '10 per second'],
    ['5', '5.0', '+5'],
    ['1 %/min', '60 % per hour'],
  ]
  test.each(SAME.map((line) => [line.join(' = '), line] as const))('%s', (_title, line) => {
    for (const one of line)
      for (const two of line) expect([one, two, compareQuantities(one, two)]).toEqual([one, two, 0])
  })

  test.each([
    ['34.9 %', '35 %'],
    ['1 GB', '1 GiB'],
    ['999 ms', '1 s'],
    ['-5 %', '5 %'],
    ['0.1 req/s', '7 rpm'],
    ['2 pods', '10 pods'],
  ])('%s is less than %s', (less, more) => {
    expect([compareQuantities(less, more), compareQuantities(more, less)]).toEqual([-1, 1])
  })

  test.each([
    ['5', '5 %'],
    ['5 %', '5 percentage points'],
    ['5 pods', '5 replicas'],
    ['5 Mb', '5 MB'],
    ['5 Mb', '5 Mbit'],
    ['5 M', '5 m'],
    ['5 MBPS', '5 MBps'],
    ['5 s', '5 /s'],
    ['5 req/s', '5 errors/s'],
    ['5 req/s', '5 req'],
    ['5 share', '5 %'],
    ['5 request by time', '5 req/s'],
  ])('%s and %s measure different things', (one, two) => {
    expect(compareQuantities(one, two)).toBeNull()
  })

  test.each([
    'five percent',
    '30-40 %',
    '< 5 %',
    '5 % of 200',
    '5 % or less',
    '1,000 ms',
    '1h30m',
    '5.5.5',
    '5e3 ms',
    '%',
    '',
    `5 ${'x'.repeat(50)}`,
    '9'.repeat(16),
    `5${' '.repeat(100_000)}%`,
  ])('%.40j is none', (text) => {
    expect(isQuantity(text)).toBe(false)
  })

  test('is an order within a family: the same backwards, and through a third', () => {
    const unit = fc.constantFrom('%', 'per mille', 'ppm', ' MiB', 'kB', ' bits', 'rpm', ' req/s', ' req per day', '')
    const quantity = fc
      .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 99 }), unit)
      .map(([whole, rest, word]) => `${whole}.${rest}${word}`)
    fc.assert(
      fc.property(quantity, quantity, quantity, (a, b, c) => {
        const [ab, ba, bc, ac] = [
          [a, b],
          [b, a],
          [b, c],
          [a, c],
        ].map(([x = '', y = '']) => compareQuantities(x, y))
        expect(ba).toBe(ab === null || ab === undefined ? null : 0 - ab)
        if (ab === 0) expect(ac).toBe(bc)
        if (ab === -1 && bc === -1) expect(ac).toBe(-1)
      }),
    )
  })
})
