import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CATALOGUE as SHIPPED } from '../../src/facts/index.js'
import type { Parameter } from '../../src/model/index.js'
import { possibleResults } from '../../src/policy/analysis/possible.js'
import { evaluate } from '../../src/policy/index.js'
import { rules } from '../rules/shipped.js'
import { someRules, someSteps, someSubject } from './random.js'
import { CATALOGUE, NOW } from './samples.js'

test('never calls a result impossible that a document brings about', async () => {
  let judged = 0
  const property = fc.asyncProperty(someRules, someSubject, someSteps, async (random, one, steps) => {
    for (const { active, result } of await evaluate(random, [one, ...steps], CATALOGUE, NOW)) {
      const parameters = [...active.parameters].map(([name, value]): [string, Parameter] => [
        name,
        { type: 'text', default: value, description: '' },
      ])
      const possible = possibleResults({ ...active.rule, parameters: new Map(parameters) }, CATALOGUE)
      if (!possible) continue
      judged++
      if (result === 'met') expect(possible).toMatchObject({ applies: true, met: true })
      if (result === 'not-met') expect(possible).toMatchObject({ applies: true, notMet: true })
    }
  })
  await fc.assert(property, { numRuns: 600 })
  expect(judged).toBeGreaterThan(600)
})

test.each(rules.map((rule) => [rule.id, rule] as const))('%s can apply, be met and not be met', (_id, rule) => {
  expect(possibleResults(rule, SHIPPED)).toEqual({ applies: true, met: true, notMet: true })
})
