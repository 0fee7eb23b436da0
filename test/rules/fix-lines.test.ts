import { expect, test } from 'vitest'
import { readied } from '../../src/check.js'
import type { Rule } from '../../src/model/index.js'
import { factsAsked } from '../../src/policy/index.js'
import { readAll } from '../../src/read-all.js'
import { DEFAULT_CONFIG } from '../../src/schema/index.js'
import { inputOf, policyOf, worldOf } from './pipeline.js'
import { rules } from './shipped.js'

const WORLD = worldOf(new Map())

/** What a fix says to write into a text: `a line "Status: accepted"`. With a part left open it is only a pattern. */
const LINE = /\bline `([^`…]+)`( below the title)?/g

const lines = rules.flatMap((rule) =>
  [...rule.fix.matchAll(LINE)].map(([, line = '', atTop]) => [rule.id, line, rule, atTop !== undefined] as const),
)

/** What a document states of all that the rule asks for, of the whole or of a thing in it. */
async function statedIn(says: string, rule: Rule): Promise<readonly string[]> {
  const [kind] = rule.kinds
  const text = `---\nkind: ${kind}\n---\n# Storefront 2.15.0\n\n${says}\n`
  const asked = factsAsked(policyOf(rule))
  const stated = new Set<string>()
  for await (const one of readAll([inputOf({ path: 'storefront.md', text })], DEFAULT_CONFIG, WORLD, asked))
    for (const { facts, kind } of readied(one, DEFAULT_CONFIG, asked).subjects)
      for (const [name, { state, value }] of facts)
        if (state === 'stated' && asked(kind).has(name)) stated.add(`${name}: ${JSON.stringify(value)}`)
  return [...stated].sort()
}

test('fixes name lines to write', () => {
  expect(lines.length).toBeGreaterThan(20)
})

test.each(lines)('the fix of %s names a line that is read: %s', async (_id, line, rule, atTop) => {
  // One label alone is no record.
  const around =
    rule.for === 'record' ? '## Rollback\n\nComponent: storefront\nStarted: 2026-11-02T14:35:00Z' : '## Rollback\n'
  const written = await statedIn(atTop ? `${line}\n\n${around}` : `${around}\n${line}`, rule)
  expect(written).not.toEqual(await statedIn(around, rule))
})
