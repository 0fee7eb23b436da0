import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { CATALOGUE } from '../../src/facts/index.js'
import { parse } from '../../src/formats/index.js'
import type { Document } from '../../src/model/index.js'
import { rulesOf } from '../../src/own-rules.js'
import { OPERATORS } from '../../src/policy/index.js'
import { readConfig } from '../../src/schema/index.js'

type Tree = null | boolean | number | string | Tree[] | { [key: string]: Tree }

const KEYS =
  `title why level source kinds for require when message fix pillar parameters waivable all any not every some
  none count where distinct fact operator value condition plus minus parameter type default description values minimum
  maximum conditions facts vocabulary from pointer section field key column extends include rules name version gonogo
  demands clock otherwise absent __proto__ constructor <<`.split(/\s+/)
const WORDS = [
  ...['step', 'approval', 'document', 'release-plan', 'block', 'off', 'E1', 'recommended', './x', '@a/b', '.', ''],
  ...['24h', '5 %', '2026-11-20', '2026-12-15/2027-01-05', 'Friday', '1.2.0', '>=1', '(a+', '(a+)+$', '/spec/a'],
  ...[
    'text',
    'list',
    'quantity',
    'named',
    'p',
    '{p}',
    '{step.text}',
    '{{ x }}',
    '__proto__',
    'toString',
    '𝕏',
    '\u0000',
  ],
]
const FACTS = [...CATALOGUE.keys()].filter((_, index) => index % 9 === 0)
const words = fc.constantFrom(...WORDS, ...FACTS, ...OPERATORS.map(({ name }) => name))
const scalar = fc.oneof(words, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string({ maxLength: 6 }))

const { tree: someTree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalar,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...KEYS) }, fc.string()), tie('tree')), {
        maxLength: 4,
      })
      .map(mapOf),
  ),
}))

const SOUND_RULE: Tree = {
  title: 'A sample',
  why: 'Samples show how it goes.',
  level: 'block',
  source: ['E1'],
  kinds: ['release-plan'],
  for: 'document',
  parameters: { p: { type: 'number', default: 2, description: 'Fewest.', minimum: 1, maximum: 9, values: [1, 2] } },
  when: { condition: 'named' },
  require: {
    all: [
      { count: 'approval', where: { fact: 'approval.by', operator: 'isStated' }, operator: 'atLeast', value: 2 },
      { fact: 'approvals.count', operator: 'atLeast', value: { parameter: 'p' } },
      { not: { fact: 'release.window.start', operator: 'onWeekday', value: ['Friday'] } },
      { fact: 'document.updated', operator: 'onOrAfter', value: { fact: 'release.window.start', minus: '24h' } },
      { fact: 'sample.share', operator: 'atMost', value: '5 %' },
    ],
  },
  message: { otherwise: 'It has {approvals.count} of {p}.', absent: 'Nothing is said.' },
  fix: 'Say it.',
}
const SOUND_PACK: Tree = {
  title: 'A sample',
  name: 'sample',
  version: '1.0.0',
  gonogo: '*',
  extends: ['pillars'],
  rules: { 'pillars/decision-owner': 'warn' },
  conditions: { named: { fact: 'release.environment', operator: 'equals', value: 'production' } },
  facts: { 'sample.share': { type: 'quantity', from: [{ pointer: '/share' }, { section: 'Share' }] } },
}

/** A sound file in which some place holds something else. */
const changed = (sound: Tree) =>
  fc.array(fc.tuple(fc.nat(), someTree), { maxLength: 2 }).map((changes) =>
    changes.reduce((tree, [place, other]) => {
      const places = placesOf(tree)
      return replaced(tree, places[place % places.length] ?? [], other)
    }, sound),
  )

function mapOf(entries: readonly (readonly [string, Tree])[]): Tree {
  // A plain object would take `__proto__` for its prototype.
  const map = Object.create(null) as { [key: string]: Tree }
  for (const [key, value] of entries) map[key] = value
  return map
}

function placesOf(tree: Tree, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof tree !== 'object' || tree === null) return [path]
  return [path, ...Object.entries(tree).flatMap(([key, value]) => placesOf(value, [...path, key]))]
}

function replaced(tree: Tree, [key, ...rest]: readonly string[], other: Tree): Tree {
  if (key === undefined || typeof tree !== 'object' || tree === null) return other
  if (Array.isArray(tree))
    return tree.map((item, index) => (String(index) === key ? replaced(item, rest, other) : item))
  return mapOf(Object.entries(tree).map(([name, value]) => [name, name === key ? replaced(value, rest, other) : value]))
}

const SOUND_CONFIG: Tree = {
  extends: ['recommended', './sample'],
  rules: { 'sample/rule': { level: 'warn', p: 1 }, 'contract/time-bound': 'off' },
  overrides: [{ files: ['docs/**'], environments: ['staging'], rules: { 'sample/rule': { p: 2 } } }],
  documents: [{ files: ['plans/**'], kind: 'release-plan', map: { 'release.version': '/a/b' } }],
  facts: { 'other.one': { type: 'text', from: [{ field: 'One' }] } },
  vocabulary: { words: { verify: ['nodded'] } },
}
const NAMES = ['gonogo.config', 'sample/pack', 'sample/rule'] as const
type Texts = Readonly<Record<(typeof NAMES)[number], string>>

const written = (tree: Tree) => stringify(tree, { aliasDuplicateObjects: false })
const SOUND: Texts = {
  'gonogo.config': written(SOUND_CONFIG),
  'sample/pack': written(SOUND_PACK),
  'sample/rule': written(SOUND_RULE),
}

/** What is said about a config, a pack and its rule, and whether the rule is there. */
async function loaded(texts: Texts) {
  const documents = NAMES.map((name) => parse({ path: `${name}.yaml`, text: texts[name] }))
  const [first] = documents[0] ?? []
  const { config, problems: wrong } = readConfig(first as Document)
  const folder = { id: 'sample', name: 'sample', documents: documents.slice(1).flat(), folders: [], problems: [] }
  const none = { is: 'nothing', beside: [] } as const
  const reader = { folder: (path: string) => (path === 'sample' ? folder : none), packageFolder: () => null }
  const { own, problems } = await rulesOf(config, [folder], reader)
  const told = [...wrong, ...problems]
  const lines = new Map(NAMES.map((name) => [`${name}.yaml`, texts[name].split(/\r\n?|\n/).length]))
  const astray = told.filter(({ path, span, message, fix }) => {
    const isThere = span.line >= 1 && span.line <= (lines.get(path) ?? 0) && span.column >= 1
    return !isThere || message === '' || fix === '' || message.length + fix.length > 2000
  })
  return { rules: own.flatMap((pack) => pack.rules), told, astray }
}

/** The sound files, some of them replaced. */
const among = (changes: Partial<Record<keyof Texts, fc.Arbitrary<string>>>) =>
  fc.record({ ...changes } as Record<keyof Texts, fc.Arbitrary<string>>).map((texts) => ({ ...SOUND, ...texts }))

describe('whatever a config, a pack and its rule hold', () => {
  const [any, line] = [
    someTree.map(written),
    fc.oneof(fc.string(), fc.constantFrom(...SOUND['sample/rule'].split('\n'))),
  ]
  const lines = fc.array(line, { maxLength: 20 }).map((all) => all.join('\n'))
  const files = [
    ['trees of any shape', among({ 'gonogo.config': any, 'sample/pack': any, 'sample/rule': any })],
    ['lines of any text', among({ 'gonogo.config': lines, 'sample/pack': lines, 'sample/rule': lines })],
    ['a rule with a slip', among({ 'sample/rule': changed(SOUND_RULE).map(written) })],
    ['a pack with a slip', among({ 'sample/pack': changed(SOUND_PACK).map(written) })],
    ['a config with a slip', among({ 'gonogo.config': changed(SOUND_CONFIG).map(written) })],
  ] as const

  test.each(files)('%s: a rule, or what is wrong and where', async (_, some) => {
    const property = fc.asyncProperty(some, async (texts) => {
      const { rules, told, astray } = await loaded(texts)
      expect(astray).toEqual([])
      expect(rules.length === 1 || told.some(({ severity }) => severity === 'error')).toBe(true)
    })
    await fc.assert(property, { numRuns: 100 })
  })

  test('the sound ones are sound', async () => {
    const { rules, told } = await loaded(SOUND)
    expect(told).toEqual([])
    expect(rules).toHaveLength(1)
  })
})
