import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CATALOGUE, factsOf, itemFactsOf } from '../../src/facts/index.js'
import { parse, parseShell } from '../../src/formats/index.js'
import type { Catalogue, Document, Fact, Release } from '../../src/model/index.js'
import { catalogueFor, withPacks } from '../../src/own-facts.js'
import { read } from '../../src/reading/index.js'
import { conform, DEFAULT_CONFIG, nearestWord, readConfig } from '../../src/schema/index.js'
import { VOCABULARY } from '../reading/reader.js'
import { CONTEXT } from './releases.js'

/**
 * Documents with what is known of the facts of `facts.yaml`, at the ends of their lines: `own: name = value`, several
 * entries of a list parted by `|`, or `own: name state`. What is absent is told at the place where it is looked for;
 * what is told nowhere must be absent. Facts of what a document lists are told as `own: change name = value`.
 */
const FOLDER = new URL('../../fixtures/own-facts/', import.meta.url)
const textOf = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')
const MARK = /\s*(?:<!--|#) own: (.*?)(?: -->|$)/gm
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.md') || name.endsWith('-plan.yaml'))
const TWINS = ['json', 'md', 'yaml'].map((format) => `twin-plan.${format}`)

const START = { line: 1, column: 1, endLine: 1, endColumn: 1 }
const configIn = (text: string) => readConfig(parse({ path: 'gonogo.config.yaml', text })[0] as Document)
const DECLARED = catalogueFor(configIn(textOf('facts.yaml')).config)
const OWN = [...DECLARED.catalogue.values()].filter((spec) => 'from' in spec)

function releaseOf(path: string, text: string, catalogue: Catalogue = DECLARED.catalogue): Release {
  const [document] = parse({ path, text })
  const options = { vocabulary: VOCABULARY, catalogue, parseShell, nearestWord, setting: null }
  return read(document as Document, options)
}

const told = ({ name, state, value }: Fact): string =>
  state === 'stated' ? `${name} = ${Array.isArray(value) ? value.join(' | ') : value}` : `${name} ${state}`

/** What is known, at each of its lines; what is absent stands where it is looked for. */
function knownIn(release: Release): readonly string[] {
  const context = { ...CONTEXT, catalogue: DECLARED.catalogue }
  const facts = factsOf(release, context)
  const ofDocument = OWN.filter(({ subject }) => subject === 'document').flatMap(({ name }) => {
    const fact = facts.get(name) as Fact
    const spans = fact.state === 'absent' ? [fact.nearest] : fact.locations
    return spans.map(({ line }) => `${line}: ${told(fact)}`)
  })
  const ofItems = itemFactsOf(release, context).flatMap(({ type, span, facts: own }) =>
    own.filter(({ name }) => OWN.some((spec) => spec.name === name)).map((one) => `${span.line}: ${type} ${told(one)}`),
  )
  return [...ofDocument, ...ofItems]
}

test('the facts are declared without a mistake', () => {
  expect([...configIn(textOf('facts.yaml')).problems, ...DECLARED.problems]).toEqual([])
  expect(OWN.length).toBeGreaterThan(10)
})

describe.each(NAMES.filter((name) => !TWINS.includes(name)))('%s', (name) => {
  const text = textOf(name)
  const expected = text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(MARK)].flatMap(([, said = '']) => said.split('; ').map((one) => `${index + 1}: ${one}`)),
    )
  const known = knownIn(releaseOf(name, text.replace(MARK, '')))

  test('is read as it says', () => {
    expect(expected.length).toBeGreaterThan(0)
    // A list of several entries stands on several lines, and two contradict each other on two.
    expect(expected.filter((one) => !known.includes(one))).toEqual([])
    const rest = known.filter((one) => !expected.includes(one))
    const lines = new Set(expected.map((one) => one.replace(/^\d+: /, '')))
    expect(rest.filter((one) => !one.endsWith(' absent') && !lines.has(one.replace(/^\d+: /, '')))).toEqual([])
  })
})

describe('answers.yaml', () => {
  const [answers] = parse({ path: 'answers.yaml', text: textOf('answers.yaml') })
  const ofTypes = (key: string) => {
    const node = answers?.data?.type === 'map' ? answers.data.entries.find((one) => one.key === key)?.value : undefined
    return node?.type === 'map' ? node.entries.map(({ key: type, value }) => ({ type, node: value })) : []
  }
  const told = ({ type, node }: ReturnType<typeof ofTypes>[number]) =>
    (node.type === 'map' ? node.entries : []).flatMap(({ key, value }) =>
      value.type === 'scalar' ? [[type, key, value.source] as const] : [],
    )
  const pairs = ({ type, node }: ReturnType<typeof ofTypes>[number]) =>
    (node.type === 'sequence' ? node.items : []).map((pair) => {
      const [one = '', other = ''] =
        pair.type === 'sequence' ? pair.items.map((item) => (item.type === 'scalar' ? String(item.source) : '')) : []
      return [type, one, other] as const
    })
  const known = (type: string, path: string, text: string) => {
    const from = '[{ pointer: /x }, { pointer: /y }, { section: Own, field: Answer }, { section: Prose }]'
    const { catalogue } = catalogueFor(configIn(`facts: { own.answer: { type: ${type}, from: ${from} } }`).config)
    const context = { ...CONTEXT, catalogue }
    const { state, value } = factsOf(releaseOf(path, text, catalogue), context).get('own.answer') as Fact
    return state === 'stated' ? `= ${Array.isArray(value) ? value.join(' | ') : value}` : state
  }

  test.each(ofTypes('values').flatMap(told))('%s: %s is %s', (type, text, expected) => {
    expect(known(type, 'a.yaml', `kind: release-plan\nx: ${JSON.stringify(text)}\n`)).toBe(expected)
    expect(known(type, 'a.md', `# Rollback plan\n\n## Own\n\nAnswer: ${text}\n`)).toBe(expected)
  })
  test.each(ofTypes('prose').flatMap(told))('%s in prose: %s is %s', (type, text, expected) => {
    expect(known(type, 'a.md', `# Rollback plan\n\n## Prose\n\n${text}\n`)).toBe(expected)
  })
  test.each(ofTypes('same').flatMap(pairs))('%s: %s and %s are the same', (type, one, other) => {
    for (const [x, y] of [
      [one, other],
      [other, one],
    ])
      expect(known(type, 'a.yaml', `kind: release-plan\nx: "${x}"\ny: "${y}"\n`)).toBe(
        known(type, 'a.yaml', `kind: release-plan\nx: "${x}"\n`),
      )
  })
  test.each(ofTypes('differ').flatMap(pairs))('%s: %s and %s differ', (type, one, other) => {
    expect(known(type, 'a.yaml', `kind: release-plan\nx: "${one}"\ny: "${other}"\n`)).toBe('unreadable')
  })
})

describe('a proposal', () => {
  const TEXT = '# KEP-1: Rollback\n\n## Approval\n\nApprover: Jane Doe\n\n## Rollback\n\nTime bound: 5 minutes\n'
  const setting = { files: [], kind: 'enhancement', map: new Map(), span: START } as const
  const asking = (...names: readonly string[]) => {
    const [document] = parse({ path: 'README.md', text: TEXT })
    const options = { vocabulary: VOCABULARY, catalogue: DECLARED.catalogue, parseShell, nearestWord, setting }
    const release = read(document as Document, { ...options, judgedOnly: true, asked: () => new Set(names) })
    return release.mentions.map(({ field }) => field)
  }
  test('is read for own facts where a rule asks for one, and not whole', () => {
    expect(asking('payments.approver')).toEqual(['payments.approver'])
    expect(asking('enhancement.status')).toEqual([])
    expect(asking('payments.approver', 'rollback.timeBound')).toContain('rollback.timeBound')
  })
})

describe('twins', () => {
  const values = (name: string) =>
    knownIn(releaseOf(name, textOf(name)))
      .map((one) => one.replace(/^\d+: /, ''))
      .sort()
      .filter((one, index, all) => one !== all[index - 1])
  test.each(TWINS)('%s states every fact', (name) => {
    expect(values(name).filter((one) => !one.includes(' = '))).toEqual([])
    expect(values(name)).toEqual(values('twin-plan.yaml'))
    expect(values(name).length).toBe(OWN.length + 2)
  })
})

describe('declarations', () => {
  const PROBLEM = /# problem: ([a-z-]+): (.+)$/
  const text = textOf('declarations.yaml')
  const lines = text.split('\n').map((line) => PROBLEM.exec(line))
  const expected = lines.flatMap((match, index) => (match ? [`${index + 1} ${match[1]}`] : []))
  const bare = text.replaceAll(new RegExp(` ${PROBLEM.source}`, 'gm'), '')
  const problemsOf = ({ config, problems }: ReturnType<typeof withPacks> | ReturnType<typeof configIn>) => [
    ...problems,
    ...catalogueFor(config).problems,
  ]
  const packed = (path: string, facts: string): Document => {
    const [document] = parse({ path, text: facts })
    return document as Document
  }

  test.each([
    ['gonogo.config.yaml', () => configIn(bare)],
    ['policy/payments/pack.yaml', () => withPacks(DEFAULT_CONFIG, [packed('policy/payments/pack.yaml', bare)])],
  ])('every mistake in %s is told once, on its line', (path, load) => {
    const problems = problemsOf(load())
    expect(problems.map(({ span, code }) => `${span.line} ${code}`)).toEqual(expected)
    for (const problem of problems) {
      expect(problem.path).toBe(path)
      expect(`${problem.message} ${problem.fix}`).toContain(lines[problem.span.line - 1]?.[2])
      expect(problem.message).toMatch(/\.$/)
      expect(problem.fix).toMatch(/\S.*[.?]$/)
    }
  })

  test('are refused by the schema too, but for titles without a word', () => {
    const linesOf = (source: string) =>
      new Set(conform('config', packed('gonogo.config.yaml', source)).map(({ span }) => span.line))
    const known = [...linesOf(bare)].sort((a, b) => a - b)
    expect(known).toEqual(expected.filter((one) => !one.endsWith(' bad-title')).map((one) => Number.parseInt(one, 10)))
    expect(linesOf(textOf('facts.yaml')).size).toBe(0)
  })

  test('with a mistake are known to those who ask for them', () => {
    const text = 'facts:\n  payments.a: { type: text, from: [] }\n  rollback.timeBound: { type: text, from: [] }'
    const { catalogue, problems } = catalogueFor(configIn(text).config)
    expect(problems.length).toBe(3)
    expect(catalogue.get('payments.a')?.type).toBe('text')
    expect(catalogue.get('rollback.timeBound')).toBe(CATALOGUE.get('rollback.timeBound'))
  })

  const ONE = 'facts: { payments.a: { type: text, from: [{ pointer: /a, }] } }'
  const SAME = 'facts:\n  payments.a: { description: The same., from: [{ pointer: /a }], type: text }'
  const OTHER =
    'facts:\n  payments.b: { type: text, from: [{ field: B }] }\n  payments.a: { type: list, from: [{ pointer: /a }] }'

  test('may be made twice where they are the same', () => {
    expect(problemsOf(withPacks(configIn(SAME).config, [packed('a/pack.yaml', ONE)]))).toEqual([])
  })
  test('have their values in any order', () => {
    const one = (values: string) => `facts:\n  payments.a: { type: text, values: ${values}, from: [{ pointer: /a }] }`
    const problems = (values: string) =>
      problemsOf(withPacks(configIn(one(values)).config, [packed('a/pack.yaml', one('[x, y]'))]))
    expect(problems('[y, x]')).toEqual([])
    expect(problems('[x, z]').map(({ code }) => code)).toEqual(['declared-twice'])
  })
  test('may not differ between packs and config', () => {
    const [problem, ...others] = problemsOf(withPacks(configIn(OTHER).config, [packed('a/pack.yaml', ONE)]))
    expect(others).toEqual([])
    expect(problem).toMatchObject({ code: 'declared-twice', path: 'gonogo.config.yaml', span: { line: 3 } })
    expect(problem?.message).toContain('a/pack.yaml:1')
  })
  test('are not more than 500, in all files together', () => {
    const some = (from: number, to: number) =>
      `facts:\n${Array.from({ length: to - from }, (_, n) => `  own.f${from + n}: { type: text, from: [{ pointer: /a }] }`).join('\n')}`
    const all = (last: number) => withPacks(configIn(some(250, last)).config, [packed('a/pack.yaml', some(0, 250))])
    expect(problemsOf(all(500))).toEqual([])
    expect(catalogueFor(all(500).config).catalogue.size).toBe(CATALOGUE.size + 500)
    expect(problemsOf(all(502)).map(({ code, span }) => `${span.line} ${code}`)).toEqual(['252 too-many-facts'])
  })
  test('are none where nothing stands', () => {
    expect(problemsOf(configIn('facts:\n'))).toEqual([])
    expect(catalogueFor(configIn('facts: {}\n').config).catalogue).toBe(CATALOGUE)
    expect(problemsOf(configIn('facts: [a]\n')).map(({ code }) => code)).toEqual(['wrong-type'])
  })
})
