import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CATALOGUE } from '../../src/facts/catalogue.js'
import { EXAMPLE_LANGUAGES, EXPECTATIONS, FACT_STATES, KINDS, LEVELS, PILLARS } from '../../src/model/index.js'
import { SCHEMAS } from './samples.js'

const valuesOf = (fact: string) => CATALOGUE.get(fact)?.values
const planKinds = KINDS.filter(
  (kind) => kind !== 'rollback-record' && kind !== 'incident' && !kind.startsWith('enhancement'),
)

/** Names the code knows and a schema repeats by hand: where in which schema, and the code's own list. */
const LISTS: readonly (readonly [string, string, readonly string[] | undefined])[] = [
  ['release-plan', 'definitions/kind', planKinds],
  ['release-plan', 'definitions/deploymentPattern', valuesOf('release.deploymentPattern')],
  ['release-plan', 'definitions/changeType', valuesOf('change.type')],
  ['release-plan', 'definitions/rollbackType', valuesOf('rollback.types')],
  ['release-plan', 'definitions/requiredOn', valuesOf('rollback.requiredOn')],
  ['release-plan', 'definitions/guarantee', valuesOf('rollback.guarantees')],
  ['release-plan', 'definitions/auditField/anyOf/0', valuesOf('rollback.audit.fields')],
  ['release-plan', 'definitions/verification/else/properties/check/anyOf/0', valuesOf('rollback.verification.checks')],
  ['release-plan', 'definitions/failureRule', valuesOf('rollback.failure.rules')],
  ['release-plan', 'definitions/orderedType', valuesOf('rollback.order')],
  ['release-plan', 'definitions/auditTime', valuesOf('rollback.audit.times')],
  ['release-plan', 'definitions/planContent', valuesOf('procedure.plan.contents')],
  ['release-plan', 'definitions/changeRule', valuesOf('changeManagement.rules')],
  ['release-plan', 'definitions/approval/properties/decision', valuesOf('approval.decision')],
  ['rollback-record', 'definitions/outcome', valuesOf('record.outcome')],
  ['rollback-record', 'definitions/outcome', valuesOf('attempt.outcome')],
  ['rollback-record', 'definitions/check', valuesOf('record.smokeTests')],
  ['rollback-record', 'definitions/check', valuesOf('record.health')],
  ['incident', 'definitions/attempt/properties/outcome', valuesOf('attempt.outcome')],
  ['incident', 'definitions/requiredOn', valuesOf('incident.failed')],
  ['facts', 'definitions/kind/anyOf/0', KINDS],
  ['facts', 'definitions/state', FACT_STATES],
  ['report', 'definitions/finding/properties/level', LEVELS],
  ['explanation', 'definitions/evaluation/properties/level', LEVELS],
  ['explanation', 'definitions/fact/properties/state', FACT_STATES],
  ['test-report', 'definitions/expectation', EXPECTATIONS],
  ['test-report', 'definitions/example/properties/language', EXAMPLE_LANGUAGES],
  ['report', 'definitions/finding/properties/pillar/anyOf/0', PILLARS],
]

function at(schema: string, address: string): unknown {
  const root: unknown = JSON.parse(readFileSync(join(SCHEMAS, `${schema}.schema.json`), 'utf8'))
  return address.split('/').reduce((part, key) => (part as Readonly<Record<string, unknown>>)[key], root)
}

test.each(LISTS)('%s %s holds what the code knows', (schema, address, known) => {
  expect(known).toBeDefined()
  expect(at(schema, address)).toMatchObject({ enum: known })
})

test('the report has every pillar', () => {
  expect(Object.keys(at('report', 'properties/pillars/properties') as object)).toEqual([...PILLARS])
})
