import { describe, expect, test } from 'vitest'
import { materialOf } from '../../src/cli/testing/material.js'
import type { ExampleResult } from '../../src/model/index.js'
import { rehearse } from '../../src/rehearse.js'
import { DEFAULT_CONFIG } from '../../src/schema/index.js'
import { ROOT } from '../architecture/tree.js'
import { NOW } from './pipeline.js'
import { rules as all, packs } from './shipped.js'

const REHEARSAL = { config: DEFAULT_CONFIG, now: NOW, mutate: true, rules: all }

// A profile only chooses among the rules of others.
const withRules = packs.filter(({ rules }) => rules.length > 0)

describe.each(withRules.map((pack) => [pack.id, pack] as const))('%s', (_id, pack) => {
  test.each(pack.rules.map((rule) => [rule.id, rule] as const))('%s', async (_id, rule) => {
    const { passed, problems, rules } = await rehearse(materialOf(pack, [rule], ROOT), REHEARSAL)
    const [own] = rules
    expect([...problems, ...(own?.problems ?? [])]).toEqual([])
    expect(own?.examples.flatMap(wrongIn)).toEqual([])
    // Every condition decides some example, and no change of the rule goes unnoticed.
    expect(own?.conditions.undecided).toEqual([])
    expect(own?.mutants).toMatchObject({ survivors: [] })
    expect(passed).toBe(true)
  })
})

/** What is not as the example says; a document that is worth a note is no good example either. */
function wrongIn({ example, passed, found, comparisons, problems }: ExampleResult) {
  if (passed && problems.length === 0) return []
  const at = `${example.path}:${example.line}`
  const differing = comparisons.filter(({ expected, found: message }) => expected === null || message === null)
  return [{ at, expected: example.expectation, found, differing, problems }]
}
