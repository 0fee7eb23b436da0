import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CATALOGUE, waiverSubjects } from '../../src/facts/index.js'
import { parse } from '../../src/formats/index.js'
import { judge } from '../../src/judge/index.js'
import type { ActiveRule } from '../../src/model/index.js'
import { evaluate } from '../../src/policy/index.js'
import { matchesGlobs, readWaivers } from '../../src/schema/index.js'
import { weighWaivers } from '../../src/waivers/index.js'
import { subject } from '../policy/samples.js'
import { rules } from '../rules/shipped.js'
import { findingOf } from './waivers.js'

const FOLDER = fileURLToPath(new URL('../../fixtures/waivers/told', import.meta.url))
const NOW = '2026-12-01T12:00:00Z'
/** `# <level> <rule>: <part of the message>` at the end of the line of the finding. */
const MARKER = / *# ((?:block|warn|note) \S+): (.+)$/

const common = { path: 'plan.yaml', subject: 'the document' }
const FINDINGS = [
  findingOf({ ...common, rule: 'contract/time-bound', fingerprint: '1111111111111111' }),
  findingOf({
    ...common,
    rule: 'contract/no-database-change',
    subject: 'step "Restore the database"',
    fingerprint: '2222222222222222',
  }),
  findingOf({ ...common, rule: 'contract/precedence', waivable: false, fingerprint: '3333333333333333' }),
]
const asked = [
  ...FINDINGS.map(({ outcome }) => outcome.active.rule),
  ...rules.filter((rule) => rule.id === 'contract/explicit-target'),
]

const active: readonly ActiveRule[] = rules
  .filter((rule) => rule.for === 'waiver')
  .map((rule) => ({
    rule,
    level: rule.level,
    parameters: new Map([...rule.parameters].map(([name, parameter]) => [name, parameter.default])),
  }))

test.each(readdirSync(FOLDER))('%s', async (file) => {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n')
  const author = file.startsWith('without-an-author') ? null : 'developer'
  const text = lines.map((line) => line.replace(MARKER, '')).join('\n')
  const { waivers, problems } = readWaivers(parse({ path: 'waivers.yaml', text }), () => false)
  expect(problems).toEqual([])
  const reports = weighWaivers({
    waivers,
    terms: { timeZone: 'UTC', approvers: ['head of operations'], author },
    findings: FINDINGS,
    rules: asked.map((rule) => ({ rule })),
    places: ['plan.yaml'],
    placeOf: (path) => path,
    matches: matchesGlobs,
    now: NOW,
  })
  const subjects = waiverSubjects(reports, subject([]), NOW, author)
  const outcomes = await evaluate(active, subjects, CATALOGUE, NOW)
  const { findings } = judge({
    outcomes,
    catalogue: CATALOGUE,
    documents: [{ path: 'plan.yaml', index: 0, kind: 'release-plan', kindBecause: 'it says so' }],
    problems: [],
    expected: active.length * subjects.length,
    maxWarnings: null,
  })
  const expected = lines.flatMap((line, index) => {
    const [, what, words = ''] = MARKER.exec(line) ?? []
    return what ? [[index + 1, what, expect.stringContaining(words)]] : []
  })
  expect(expected.length).toBeGreaterThan(0)
  expect(findings.map(({ span, level, rule, message }) => [span.line, `${level} ${rule}`, message])).toEqual(expected)
  expect(findings.map(({ path }) => path)).toEqual(findings.map(() => 'waivers.yaml'))
})

test('no rule on waivers can itself be waived', () => {
  expect(active.length).toBeGreaterThan(5)
  expect(active.filter(({ rule }) => rule.waivable).map(({ rule }) => rule.id)).toEqual([])
})
