import { CATALOGUE } from '../../src/facts/index.js'
import { parse } from '../../src/formats/index.js'
import type { Config, Value } from '../../src/model/index.js'
import { loadPacks } from '../../src/policy/index.js'
import { DEFAULT_CONFIG, nearestWord } from '../../src/schema/index.js'

export const knowledge = { catalogue: CATALOGUE, nearestWord }

const BOUND = `
title: Bounded
why: Users wait.
level: block
source: [E5]
kinds: [release-plan, runbook]
for: document
parameters:
  atMost: { type: duration, default: 5m, description: Longest. }
  not: { type: version, default: "1.0", description: Another type. }
require:
  all:
    - { fact: rollback.timeBound, operator: atMost, value: { parameter: atMost } }
    - { fact: release.version, operator: notEquals, value: { parameter: not } }
message: It takes {rollback.timeBound}.
fix: Say less.
`
export const OWNER = `
title: Owned
why: Somebody decides.
level: block
source: [A3]
kinds: [release-plan]
for: document
require: { fact: ownership.decision, operator: isStated }
message: Nobody decides.
fix: Name somebody.
`

/** Packs by name: each an optional pack.yaml; `contract` and `pillars` hold rules. */
export function packs(manifests: Readonly<Record<string, string>>) {
  const files = {
    'contract/time-bound.yaml': BOUND,
    'contract/owner.yaml': OWNER,
    'pillars/owner.yaml': OWNER,
    ...Object.fromEntries(Object.entries(manifests).map(([name, text]) => [`${name}/pack.yaml`, text])),
  }
  return loadPacks(
    Object.entries(files).flatMap(([path, text]) => parse({ path: `rules/${path}`, text })),
    knowledge,
  )
}

export const config = (changes: Partial<Config>): Config => ({ ...DEFAULT_CONFIG, extends: [], ...changes })
export const setting = (
  rule: string,
  level: 'block' | 'warn' | 'note' | 'off' | null,
  parameters: Record<string, Value> = {},
) => ({
  rule,
  level,
  parameters: new Map(Object.entries(parameters)),
  span: { line: 7, column: 3, endLine: 7, endColumn: 9 },
  path: 'gonogo.config.yaml',
})
