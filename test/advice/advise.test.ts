import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advise.js'
import { CATALOGUE } from '../../src/facts/index.js'
import type { Advice, OptionName, Standing } from '../../src/model/index.js'
import { resolvePolicy } from '../../src/policy/index.js'
import { inputOf, worldOf } from '../../src/rehearse.js'
import { ADVICE_FORMATS, NO_COLOUR } from '../../src/report/index.js'
import { DEFAULT_CONFIG, nearestWord } from '../../src/schema/index.js'
import { packs } from '../rules/shipped.js'
import { wrongIn } from '../schema/standalone.js'

const NOW = '2026-11-27T18:10:00Z'
const CONFIG = { ...DEFAULT_CONFIG, extends: ['advise'], rules: [], overrides: [] }
const { policy } = resolvePolicy(packs, CONFIG, { catalogue: CATALOGUE, nearestWord })

const PLAN = `kind: release-plan
release: { name: storefront, version: 2.15.0 }
ownership: { decision: release manager }
rollback:
  target: { version: 2.14.3 }
  timeBound: 10m
  triggers: [{ signal: Error rate of checkout, threshold: "> 5 %" }]
  unsafeWhen: [orders were written in the new format]
  forwardFix: Switch the new checkout off
  ifItFails: { escalateTo: head of operations }
`

const adviceOn = (incident: string, plan = PLAN): Promise<Advice> =>
  advise(
    inputOf({ path: 'incident.yaml', text: incident }),
    inputOf({ path: 'release-plan.yaml', text: plan }),
    CONFIG,
    policy,
    worldOf(new Map(), NOW),
  )

const standing = (advice: Advice, name: OptionName): Standing =>
  advice.options.find((option) => option.name === name)?.standing as Standing

/** What has to be known, with every value that can be said, the one that nothing is said against first. */
const TOLD: Readonly<Record<string, readonly [good: string, bad: string]>> = {
  version: ['2.15.0', '2.16.0'],
  deadline: ['2026-11-27T19:00:00Z', '2026-11-27T18:15:00Z'],
  schemaChanged: ['false', 'true'],
  dataMutated: ['false', 'true'],
  versionSkew: ['false', 'true'],
  externalEffects: ['false', 'true'],
  targetVerified: ['true', 'false'],
  unsafeCondition: ['false', 'true'],
  rollbackTried: ['false', 'true'],
  'forwardFix.ready': ['true', 'false'],
  'forwardFix.takes': ['5m', '15m'],
  freeze: ['false', 'true'],
}
const KEYS = Object.keys(TOLD)
/** How people say that they do not know. */
const SHRUGS = [
  '',
  'unknown',
  'TBD',
  '{ is: unknown, how: somebody was asked }',
  'probably not',
  '[yes, no]',
  '?',
  'null',
]

type Incident = Readonly<Record<string, string>>
/** Only a flag can be a map. */
const shrugFor = (key: string, shrug: string): string =>
  key.includes('.') || !TOLD[key]?.includes('true') ? '' : shrug

function written(incident: Incident): string {
  const of = (key: string) => (incident[key] ? `${key.replace(/.*\./, '')}: ${incident[key]}` : '')
  const fix = KEYS.filter((key) => key.includes('.'))
    .map(of)
    .filter(Boolean)
  const flat = KEYS.filter((key) => !key.includes('.')).map(of)
  return ['kind: incident', 'failed: smoke-tests', ...flat, fix.length > 0 ? `forwardFix: { ${fix.join(', ')} }` : '']
    .filter(Boolean)
    .join('\n')
}

/** Mostly good news: else nothing would ever be open. */
const known: fc.Arbitrary<Incident> = fc.record(
  Object.fromEntries(
    Object.entries(TOLD).map(([key, [good, bad]]) => [
      key,
      fc.oneof({ weight: 9, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: fc.constant(bad) }),
    ]),
  ),
)
const GOOD: Incident = Object.fromEntries(Object.entries(TOLD).map(([key, [good]]) => [key, good]))

describe('what is not known', () => {
  test('never opens an option', async () => {
    const removal = fc.record({
      incident: known,
      key: fc.constantFrom(...KEYS),
      shrug: fc.constantFrom(...SHRUGS),
      delay: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(removal, async ({ incident, key, shrug, delay }) => {
        const more = delay ? '\ndelay: the head of operations waits' : ''
        const before = await adviceOn(written(incident) + more)
        const after = await adviceOn(written({ ...incident, [key]: shrugFor(key, shrug) }) + more)
        for (const { name } of before.options)
          if (standing(after, name) === 'open') expect(standing(before, name), name).toBe('open')
      }),
      { numRuns: 150 },
    )
  })

  test('never leaves rollback open where a value of it would rule it out', async () => {
    const case_ = fc.record({ incident: known, key: fc.constantFrom(...KEYS), shrug: fc.constantFrom(...SHRUGS) })
    await fc.assert(
      fc.asyncProperty(case_, async ({ incident, key, shrug }) => {
        const silent = await adviceOn(written({ ...incident, [key]: shrugFor(key, shrug) }))
        const values = await Promise.all(
          (TOLD[key] ?? []).map((value) => adviceOn(written({ ...incident, [key]: value }))),
        )
        for (const name of ['rollback', 'forward-fix'] as const)
          if (values.some((advice) => standing(advice, name) === 'ruled-out'))
            expect(standing(silent, name), name).not.toBe('open')
      }),
      { numRuns: 150 },
    )
  })

  test('is asked for, and what is asked for decides something', async () => {
    const kept = fc.record({ incident: known, left: fc.subarray(KEYS) })
    await fc.assert(
      fc.asyncProperty(kept, async ({ incident, left }) => {
        const advice = await adviceOn(written(Object.fromEntries(left.map((key) => [key, incident[key] as string]))))
        const isOpen = advice.options.some((option) => option.standing === 'unknown')
        expect(advice.openQuestions.length > 0).toBe(isOpen)
        expect(advice.points === null).toBe(
          isOpen && !['rollback', 'forward-fix'].some((name) => standing(advice, name as OptionName) === 'open'),
        )
      }),
      { numRuns: 150 },
    )
  })
})

describe('advice', () => {
  test('opens rollback where nothing is said against it', async () => {
    const advice = await adviceOn(written(GOOD))
    expect([advice.points, standing(advice, 'rollback')]).toEqual(['rollback', 'open'])
  })

  test('follows its schema and names places that exist, whatever is said', async () => {
    await fc.assert(
      fc.asyncProperty(known, fc.subarray(KEYS), async (incident, left) => {
        const text = written(Object.fromEntries(left.map((key) => [key, incident[key] as string])))
        const advice = await adviceOn(text)
        const view = { palette: NO_COLOUR, linesOf: () => null, verbose: false, quiet: false, width: 100 }
        expect(wrongIn('advice', ADVICE_FORMATS.get('json')?.(advice, view) ?? '', 'advice.json')).toEqual([])
        const lines = { 'incident.yaml': text.split('\n').length, 'release-plan.yaml': PLAN.split('\n').length }
        for (const { path, span } of [
          ...advice.options.flatMap(({ reasons }) => reasons.flatMap(({ places }) => places)),
          ...advice.openQuestions,
          ...advice.saidBeforehand,
        ])
          expect(span.endLine).toBeLessThanOrEqual(lines[path as keyof typeof lines])
      }),
      { numRuns: 100 },
    )
  })

  test('never points anywhere where a file says nothing that can be trusted', async () => {
    const broken = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        '',
        'kind: release-plan',
        'kind: incident\nkind: incident',
        '{',
        'kind: incident\n---\nkind: incident',
      ),
      fc.constantFrom(
        '__proto__: 1',
        'kind: incident\n__proto__: { is: no }',
        'kind: incident\nschemaChanged: { __proto__: no }',
      ),
    )
    await fc.assert(
      fc.asyncProperty(broken, fc.boolean(), async (text, isPlan) => {
        const good = written(GOOD)
        const advice = await (isPlan ? adviceOn(good, text.replaceAll('incident', 'runbook')) : adviceOn(text))
        expect(standing(advice, 'rollback')).not.toBe('open')
      }),
      { numRuns: 150 },
    )
  })
})
