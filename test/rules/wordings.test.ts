import { expect, test } from 'vitest'
import type { Rule } from '../../src/model/index.js'
import { ACT_WORDINGS } from './act-wordings.js'
import { DENIAL_WORDINGS } from './denial-wordings.js'
import { EMERGENCY_WORDINGS } from './emergency-wordings.js'
import { INCIDENT_WORDINGS } from './incident-wordings.js'
import { checkOne, policyOf, worldOf } from './pipeline.js'
import { PROCEDURE_WORDINGS } from './procedure-wordings.js'
import { rules } from './shipped.js'
import { WORDINGS } from './wordings.js'

const WORLD = worldOf(new Map([['strategy.md', '---\nkind: rollback-strategy\nstatus: draft\n---\n# Strategy\n']]))

test.each([
  ...WORDINGS,
  ...ACT_WORDINGS,
  ...DENIAL_WORDINGS,
  ...EMERGENCY_WORDINGS,
  ...INCIDENT_WORDINGS,
  ...PROCEDURE_WORDINGS,
])('%s of a %s: %j is %s', async (id, kind, says, verdict, line) => {
  const rule = rules.find((one) => one.id === id) as Rule
  const text = `---\nkind: ${kind}\n---\n# Storefront\n\n${says}`
  const { findings, verdict: given } = await checkOne('storefront.md', text, policyOf(rule), WORLD)
  expect(given.decision).toBe(verdict === 'good' ? 'GO' : 'NO-GO')
  if (line !== undefined) expect(findings.map(({ span }) => span.line)).toContain(line)
})
