import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { CATALOGUE, factsOf, joinedSubjects } from '../../src/facts/index.js'
import { factsAt, type JoinedRead, join } from '../../src/gate/join.js'
import {
  type Fact,
  ITEM_TYPES,
  KINDS,
  RELATIONS,
  type Relation,
  type Release,
  type Span,
  type Value,
} from '../../src/model/index.js'
import { linkParts } from '../../src/reading/index.js'
import { DEFAULT_CONFIG } from '../../src/schema/index.js'
import type { Input, World } from '../../src/world.js'
import { filesUnder, textOf } from '../architecture/tree.js'
import { CONTEXT, releaseOf } from './releases.js'

const FOLDER = 'fixtures/joined'
const EXPECTED = 'expected.yaml'
const NOW = '2026-11-20T12:00:00Z'
const cases = readdirSync(new URL(`../../${FOLDER}/`, import.meta.url)).sort()

/** The documents of a case by their paths; `plan.*` is the plan. */
function worldOf(name: string): { readonly plan: Input; readonly world: World } {
  const folder = `${FOLDER}/${name}/`
  const inputs = new Map(
    filesUnder(folder.slice(0, -1)).map((file): [string, Input] => {
      const path = file.slice(folder.length)
      return [
        path,
        { id: path, path, place: path, load: () => ({ source: { path, text: textOf(file) }, problems: [] }) },
      ]
    }),
  )
  const plan = [...inputs.values()].find(({ path }) => /^plan\.\w+$/.test(path))
  if (!plan) throw new Error(`${folder} has no plan.`)
  const linked: World['linked'] = (_path, target) => {
    const asked = linkParts(target)?.path
    return asked ? (inputs.get(asked.replace(/^\.\//, '')) ?? 'missing') : null
  }
  return { plan, world: { now: NOW, linked, pause: () => Promise.resolve() } }
}

async function joinedIn(name: string) {
  const { plan, world } = worldOf(name)
  const { reads } = await join(plan, [], DEFAULT_CONFIG, world)
  const joinable = (one: JoinedRead) =>
    one.release
      ? [{ release: one.release, facts: factsAt(one, NOW), place: one.input.place, relation: one.relation }]
      : []
  const [own, ...linked] = reads.flatMap(joinable)
  const context = reads[0]?.context
  if (!own || !context) throw new Error(`${name} has no plan that can be read.`)
  return joinedSubjects(own, linked, { ...context, now: NOW })
}

/** `2.14.1 (plan.yaml:5, runbook.md:9)` */
function inWords({ state, value, locations }: Fact, plan: string): string {
  const at = locations.map(({ path, line }: Span) => `${path ?? plan}:${line}`)
  const said = state === 'stated' ? (Array.isArray(value) ? value.join('; ') : String(value)) : state
  return at.length > 0 ? `${said} (${[...new Set(at)].join(', ')})` : said
}

const OWN = /^(?:gate\.(?:duration|misread|otherThresholds)$|runbook\.|strategy\.|previous\.|history\.|past\.|link\.)/

async function told(name: string) {
  const { plan } = worldOf(name)
  const { subjects, history } = await joinedIn(name)
  const things = subjects.map(({ type, facts }) => {
    const own = [...facts.values()].filter((fact) => OWN.test(fact.name) && fact.state !== 'absent')
    return { [type]: Object.fromEntries(own.map((fact) => [fact.name, inWords(fact, plan.path)])) }
  })
  return { things, history: history.map(({ type, date, path }) => `${type} ${date} ${path}`) }
}

describe('joined documents', () => {
  test.each(cases)('%s', async (name) => {
    const file = new URL(`../../${FOLDER}/${name}/${EXPECTED}`, import.meta.url)
    const found = await told(name)
    if (process.env['UPDATE']) writeFileSync(file, stringify(found, { lineWidth: 0 }))
    expect(found).toEqual(parse(readFileSync(file, 'utf8')))
  })
})

test('every fact of the gate and of the past is stated in some case', () => {
  const names = [...CATALOGUE.values()].filter(({ subject }) => subject === 'gate' || subject === 'past')
  const said = cases.map((name) => textOf(`${FOLDER}/${name}/${EXPECTED}`)).join('\n')
  const missing = names.map(({ name }) => name).filter((name) => !new RegExp(`${name}: (?!unreadable)`).test(said))
  // The clock, the config and the command line say these.
  expect(missing).toEqual(['gate.moment', 'gate.freezes', 'gate.author'])
})

const DOCUMENT_NAMES = ['rollback.target.explicit', 'rollback.timeBound', 'release.version', 'rollback.scope.appliesTo']
const ITEM_NAMES = ['component', 'step', 'trigger', 'drill', 'record', 'link', 'change', 'phase'].flatMap((type) =>
  [...CATALOGUE.keys()].filter((name) => name.startsWith(`${type}.`)),
)
const TYPE_OF = new Map(ITEM_TYPES.map((type) => [String(type), type]))

/** Documents of any kind and any content, whole or broken. */
const anyRelease = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.constantFrom(...DOCUMENT_NAMES),
        fc.constantFrom<Value | '?' | '!'>('2.14.3', 'web', 300, '?', '!', true),
      ),
    ),
    fc.array(
      fc.tuple(
        fc.constantFrom(...ITEM_NAMES),
        fc.constantFrom<Value | '?' | '!'>('2.14.3', 'web', '2026-11-01', 5, '?', '!', true),
      ),
    ),
    fc.constantFrom(...KINDS, null),
  )
  .map(([said, listed, kind]) =>
    releaseOf(
      said.map(([name, value], index) => [index + 1, 'answer', name, value] as const),
      listed.map(([name, value], index) => {
        const [prefix = '', field = ''] = name.split('.')
        return { type: TYPE_OF.get(prefix) ?? 'step', line: index + 1, says: { [field]: value } }
      }),
      { kind },
    ),
  )

test('whatever documents say, there is one gate, and it has every fact once', () => {
  fc.assert(
    fc.property(
      anyRelease,
      fc.array(fc.tuple(anyRelease, fc.constantFrom(...RELATIONS)), { maxLength: 4 }),
      (plan, others) => {
        const joinable = (release: Release, relation: Relation) => ({
          release,
          facts: factsOf(release, CONTEXT),
          place: 'plan.md',
          relation,
        })
        const linked = others.map(([release, relation]) => joinable(release, relation))
        const { subjects, history } = joinedSubjects(joinable(plan, 'plan'), linked, CONTEXT)
        const gates = subjects.filter(({ type }) => type === 'gate')
        expect(gates).toHaveLength(1)
        const names = [...CATALOGUE.values()].filter(({ subject }) => subject === 'gate' || subject === 'document')
        expect([...(gates[0]?.facts.keys() ?? [])].sort()).toEqual(names.map(({ name }) => name).sort())
        expect(subjects.filter(({ type }) => type === 'past')).toHaveLength(history.length)
      },
    ),
    { numRuns: 200 },
  )
})
