import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActiveRule, Condition, FactType, Value } from '../../src/model/index.js'
import { evaluate, OPERATORS } from '../../src/policy/index.js'
import { moved } from '../../src/testing/mutants/bounds.js'
import { mutantsOf } from '../../src/testing/mutants/mutants.js'
import { variantsOf } from '../../src/testing/mutants/variants.js'
import { positionsIn, times } from '../../src/testing/positions.js'
import { someRules, someSteps, someSubject } from '../policy/random.js'
import { CATALOGUE, NOW } from '../policy/samples.js'

const LANGUAGE = { catalogue: CATALOGUE, operators: new Map(OPERATORS.map((one) => [one.name, one])) }

describe('any rule', () => {
  test('stays the same where each of its conditions is put back', () => {
    fc.assert(
      fc.property(someRules, (rules) => {
        for (const { rule } of rules) {
          for (const { node, replace } of positionsIn(rule.require)) expect(replace(node)).toEqual(rule.require)
        }
      }),
    )
  })

  test('has mutants that differ from it in one of its parts, and the same ones each time', () => {
    fc.assert(
      fc.property(someRules, (rules) => {
        for (const active of rules) {
          const mutants = mutantsOf(active, 'pack.yaml', LANGUAGE)
          expect(mutantsOf(active, 'pack.yaml', LANGUAGE)).toEqual(mutants)
          for (const mutant of mutants) expect(partsOf(mutant.active)).not.toEqual(partsOf(active))
        }
      }),
    )
  })

  test('is never met where a looser mutant is not, nor fails where a stricter one is met', async () => {
    await fc.assert(
      fc.asyncProperty(someRules, someSubject, someSteps, async (rules, document, steps) => {
        for (const active of rules) {
          const holds = async (require: Condition) => {
            const changed = { ...active, rule: { ...active.rule, when: null, require } }
            return (await evaluate([changed], [document, ...steps], CATALOGUE, NOW))[0]?.result
          }
          const before = await holds(active.rule.require)
          for (const { node, sign, replace } of positionsIn(active.rule.require)) {
            for (const variant of variantsOf(node, LANGUAGE)) {
              const direction = times(sign, variant.sign)
              const after = direction === 0 ? before : await holds(replace(variant.node))
              const opposed = direction === 1 ? ['met', 'not-met'] : ['not-met', 'met']
              expect([before, after], variant.says).not.toEqual(opposed)
            }
          }
        }
      }),
    )
  })
})

function partsOf({ rule, parameters }: ActiveRule) {
  return { when: rule.when, require: rule.require, parameters }
}

const BOUNDS: readonly (readonly [FactType, Value, readonly Value[]])[] = [
  ['duration', 300, [240, 360]],
  ['duration', 90, [89, 91]],
  ['duration', 86_400, [0, 172_800]],
  ['duration', 0, [1]],
  ['duration', 1.5, [0.5, 2.5]],
  ['number', 5, [4, 6]],
  ['number', 0, [1]],
  ['number', -1, [-2, 0]],
  ['number', 0.5, [0.4, 0.6]],
  ['number', 1.25, [1.24, 1.26]],
  ['number', 1e-9, []],
  ['number', null, []],
  ['quantity', '35 %', ['34 %', '36 %']],
  ['quantity', '0.5 req/s', ['0.4 req/s', '0.6 req/s']],
  ['quantity', 'much', []],
  ['version', '2.14.3', ['2.14.2', '2.14.4']],
  ['version', 'v1.0', ['v1.1']],
  ['version', '1.0.0-rc.2', ['1.0.0-rc.1', '1.0.0-rc.3']],
  ['version', 'release-2024.09', ['release-2024.08', 'release-2024.10']],
  ['version', 'main', []],
  ['date', '2026-03-01', ['2026-02-28', '2026-03-02']],
  ['date', '2026-12-31T23:00:00+01:00', ['2026-12-30T23:00:00+01:00', '2027-01-01T23:00:00+01:00']],
  ['date', 'soon', []],
  ['text', 'approved', []],
  ['boolean', true, []],
  ['list', ['a', 'b'], []],
]

test.each(BOUNDS)('a %s of %j is moved to %j', (type, value, expected) => {
  expect(moved(value, type).map((one) => one.value)).toEqual(expected)
})
