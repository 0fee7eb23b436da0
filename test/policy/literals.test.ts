import { describe, expect, test } from 'vitest'
import type { FactType, Value } from '../../src/model/index.js'
import { brokenLimit } from '../../src/policy/values/limits.js'
import { typed } from '../../src/policy/values/literal.js'

describe('typed', () => {
  test.each<[Value, string | null, FactType, Value]>([
    ['35   %', '35   %', 'quantity', '35 %'],
    [5, '5', 'quantity', '5'],
    [5, '5.0', 'quantity', '5.0'],
    [5, null, 'quantity', '5'],
    ['2026-12-15 /  2027-01-05', null, 'period', '2026-12-15 / 2027-01-05'],
    ['2026-12-24', null, 'period', '2026-12-24'],
  ])('%j (%j) as a %s is %j', (value, source, type, read) => {
    expect(typed({ value, source }, type)).toEqual({ value: read })
  })

  test.each<[Value, FactType, string]>([
    ['a lot', 'quantity', '35 %'],
    [null, 'quantity', '35 %'],
    [['5 %'], 'quantity', '35 %'],
    [2026, 'period', '2026-12-15/2027-01-05'],
    ['December', 'period', '2026-12-15/2027-01-05'],
  ])('%j is no %s', (value, type, example) => {
    expect(typed({ value, source: null }, type)).toEqual({ expected: expect.stringContaining(example) })
  })
})

describe('brokenLimit', () => {
  test.each<[FactType, object, Value, string | null]>([
    ['duration', { minimum: 60, maximum: 300 }, 60, null],
    ['duration', { minimum: 60, maximum: 300 }, 59, 'minimum'],
    ['duration', { minimum: 60, maximum: 300 }, 301, 'maximum'],
    ['version', { minimum: '2.9' }, '2.10', null],
    ['version', { minimum: '2.9' }, 'r3', 'minimum'],
    ['quantity', { maximum: '1 GiB' }, '512 MiB', null],
    ['quantity', { maximum: '1 GiB' }, '5 %', 'maximum'],
    ['date', { minimum: '2026-11-20' }, '2026-11-20T00:00:00Z', null],
    ['date', { minimum: '2026-11-20' }, '2026-11-19', 'minimum'],
    ['text', { values: ['canary', 'rolling'] }, 'Canary', null],
    ['text', { values: ['canary', 'rolling'] }, 'recreate', 'values'],
    ['list', { values: ['a', 'b'] }, ['b', 'A'], null],
    ['list', { values: ['a', 'b'] }, ['b', 'c'], 'values'],
    ['number', { values: [1, 2] }, 3, 'values'],
    ['quantity', { values: ['1 KiB'] }, '1024 B', null],
    ['text', {}, 'anything', null],
  ])('a %s with %j and the value %j breaks %s', (type, limits, value, limit) => {
    expect(brokenLimit(value, { type, ...limits })?.limit ?? null).toBe(limit)
  })
})
