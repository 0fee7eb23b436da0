import { expect, test } from 'vitest'
import { marked, staleAmong } from '../../src/baseline/index.js'
import { check } from '../../src/index.js'
import type { BaselineEntry } from '../../src/model/index.js'

const PLAN = { path: 'plan.yaml', text: 'kind: release-plan\nrollback: { timeBound: 45m }\n' }
const { findings } = await check({ sources: [PLAN], now: '2026-11-20T12:00:00Z' })
const entries = findings.map(({ fingerprint, rule, path, where }) => ({
  fingerprint,
  rule,
  path: `docs/${path}`,
  where,
}))
const placeOf = (path: string) => `docs/${path}`

const CHANGES: readonly (readonly [what: string, change: Partial<BaselineEntry>, isKnown: boolean])[] = [
  ['nothing', {}, true],
  ['the place in the document', { where: 'elsewhere' }, true],
  ['the fingerprint', { fingerprint: '0000000000000000' }, false],
  ['the rule', { rule: 'emergency/harmless' }, false],
  ['the document', { path: 'docs/old.md' }, false],
]

test.each(CHANGES)('an entry lists what it says that it lists: %s is another', (_what, change, isKnown) => {
  const listed = entries.map((entry) => ({ ...entry, ...change }))
  const known = marked(findings, listed, placeOf).filter((finding) => finding.known)
  expect(entries.length).toBeGreaterThan(5)
  expect(known.length > 0).toBe(isKnown)
  expect(staleAmong(listed, findings, placeOf, () => true)).toHaveLength(isKnown ? 0 : listed.length)
})
