import { expect, test } from 'vitest'
import { check, facts } from '../../src/index.js'

const NOW = '2026-11-20T12:00:00Z'
const PLAN = { path: 'release-plan.yaml', text: 'kind: release-plan\nspec: { approver: Jane Doe }\n' }
const DECLARED = 'facts: { payments.approver: { type: text, from: [{ pointer: /spec/approver }] } }'
const PACK = [
  {
    path: 'policy/payments/pack.yaml',
    text: 'title: Payments\ndescription: Theirs.\nfacts: { payments.approver: { type: text, from: [{ pointer: /spec/approver }] } }',
  },
  {
    path: 'policy/payments/approved-by.yaml',
    text: [
      'title: The head approves',
      'why: She pays.',
      'level: block',
      'source: [P1]',
      'kinds: [release-plan]',
      'for: document',
      'require: { fact: payments.approver, operator: equals, value: Head of payments }',
      'message: { otherwise: "{payments.approver} approves." }',
      'fix: Ask her.',
    ].join('\n'),
  },
]

test('facts of a config come behind those that ship', async () => {
  const [document] = await facts({ sources: [PLAN], config: DECLARED, now: NOW })
  const last = document?.facts.at(-1)
  expect(last).toMatchObject({ name: 'payments.approver', state: 'stated', value: 'Jane Doe' })
  expect(last?.locations[0]?.line).toBe(2)
  expect(document?.problems).toEqual([])
})

test('facts of a pack are asked by its rules', async () => {
  const config = 'extends: [./policy/payments]'
  const { findings, verdict } = await check({ sources: [PLAN], config, rules: PACK, now: NOW })
  expect(verdict.decision).toBe('NO-GO')
  expect(findings.map(({ rule, message, span }) => `${rule} ${span.line} ${message}`)).toEqual([
    'payments/approved-by 2 Jane Doe approves.',
  ])
})

test('a mistake in a declaration is a mistake of the configuration', async () => {
  const config = 'facts: { payments.approver: { type: text } }'
  for (const ask of [check, facts]) {
    const refused = ask({ sources: [PLAN], config, now: NOW })
    await expect(refused).rejects.toMatchObject({ problems: [{ code: 'missing-key' }] })
  }
})
