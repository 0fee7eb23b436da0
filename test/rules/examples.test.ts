import { describe, expect, test } from 'vitest'
import { checkOne, policyOf, worldOf } from './pipeline.js'
import { rulePage } from './rule-page.js'
import { rules } from './shipped.js'

/** What the examples link to. */
const WORLD = worldOf(
  new Map([
    ['RUNBOOK.md', '# Runbook\n'],
    ['SECURITY.md', '# Security\n'],
    ['draft-strategy.md', '---\nkind: rollback-strategy\nstatus: draft\n---\n# Strategy\n'],
  ]),
)

/** The rule is asked alone, so GO says that it was met: a rule that does not apply leaves nothing judged. */
const DECISIONS = { go: 'GO', 'no-go': 'NO-GO', 'go not-applicable': 'INDETERMINATE' }

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { examples } = rulePage(id)

  test.each(examples.map((example) => [example.name, example] as const))('%s', async (_name, example) => {
    const { findings, problems, verdict } = await checkOne(example.path, example.text, policyOf(rule), WORLD)
    expect(problems).toEqual([])
    expect(findings.map(({ span, message }) => ({ line: span.line, message }))).toEqual(
      example.findings.map(({ line, message }) => ({ line, message: expect.stringContaining(message) })),
    )
    expect(verdict.decision).toBe(DECISIONS[example.verdict])
  })
})
