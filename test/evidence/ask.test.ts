import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { askEvidence, unknownFacts } from '../../src/evidence/index.js'
import { CATALOGUE } from '../../src/facts/index.js'
import type { Fact, FactState, Question, Value } from '../../src/model/index.js'
import { nearestWord, readConfig } from '../../src/schema/index.js'
import { ROOT } from '../architecture/tree.js'
import { documentOf } from '../schema/samples.js'
import { askedFor } from './samples.js'

interface Table {
  readonly facts: Readonly<Record<string, { readonly state?: FactState; readonly value?: Value }>>
  readonly cases: readonly {
    readonly asked: Partial<Question>
    readonly becomes?: Partial<Question>
    readonly fault?: string
  }[]
}

/** What a question has where a case leaves it out. */
const DEFAULTS: Readonly<Record<Question['type'], Question>> = {
  git: { type: 'git', repository: '.', tag: 'v1', annotated: false, signed: false, ancestorOf: null },
  registry: { type: 'registry', url: 'https://r.example.com', repository: 'shop', reference: 'a', digest: null },
  prometheus: { type: 'prometheus', url: 'http://p.example.com', query: 'up', operator: 'atLeast', value: 1 },
  http: { type: 'http', url: 'https://s.example.com', pointer: '/a', operator: 'equals', value: 'b', dated: null },
  file: { type: 'file', path: 'tests.xml', format: 'junit' },
}

const span = { line: 1, column: 1, endLine: 1, endColumn: 1 }

function factOf(name: string, state: FactState, value: Value): Fact {
  return { name, state, value, locations: [], where: '', nearest: span, rejected: [] }
}

const { facts: written, cases }: Table = parse(readFileSync(join(ROOT, 'test/evidence/tables/asking.yaml'), 'utf8'))
const FACTS = new Map(
  Object.entries(written).map(([name, { state, value }]) => [name, factOf(name, state ?? 'stated', value ?? null)]),
)

describe('facts of the plan', () => {
  test.each(cases)('$asked', ({ asked, becomes, fault }) => {
    const question = { ...DEFAULTS[asked.type ?? 'git'], ...asked } as Question
    const [result] = askEvidence([askedFor(question).demand], FACTS, CATALOGUE)
    expect(result?.fault).toBe(fault ?? null)
    if (becomes) expect(result?.demand.question).toEqual({ ...question, ...becomes })
  })

  test('that the table names are facts of plans', () => {
    expect([...FACTS.keys()].filter((name) => CATALOGUE.get(name)?.subject !== 'document')).toEqual([])
  })

  test('never change what else is asked, whatever they say', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('..', '/', '"', "'", '\\', '`', '\n', '#', '?'),
    )
    const query = 'max(errors{version="{release.version}"}) or vector(1)'
    fc.assert(
      fc.property(texts, (value) => {
        const facts = new Map([['release.version', factOf('release.version', 'stated', value)]])
        const ask = (question: Question) => askEvidence([askedFor(question).demand], facts, CATALOGUE)[0]
        const metric = ask({ type: 'prometheus', url: 'http://p.example.com', query, operator: 'atLeast', value: 1 })
        const asked = metric?.demand.question
        if (metric?.fault === null && asked?.type === 'prometheus') {
          expect(asked.query).toBe(query.replace('{release.version}', () => value))
          expect(value).toMatch(/^[^"'`\\{}\s()]+$/)
        }
        const http = { ...DEFAULTS.http, url: 'https://s.example.com/a/{release.version}/b?c=1' } as Question
        const answer = ask(http)
        if (answer?.fault === null && answer.demand.question.type === 'http') {
          const url = new URL(answer.demand.question.url)
          expect([url.host, url.search, url.hash, url.pathname.split('/').length]).toEqual([
            's.example.com',
            '?c=1',
            '',
            4,
          ])
        }
        const file = ask({ type: 'file', path: 'a/{release.version}', format: 'junit' })
        if (file?.fault === null && file.demand.question.type === 'file') {
          expect(file.demand.question.path.split(/[\\/]/)).not.toContain('..')
        }
      }),
    )
  })
})

test('what is asked twice under one name is asked once', () => {
  const [one, other] = [DEFAULTS.git, DEFAULTS.file].map((question) => askedFor(question).demand)
  const renamed = one && { ...one, name: 'another' }
  const asked = askEvidence(
    [one, other, renamed, one, other].flatMap((demand) => demand ?? []),
    FACTS,
    CATALOGUE,
  )
  expect(asked.map(({ demand }) => `${demand.name} ${demand.question.type}`)).toEqual([
    'the-evidence git',
    'the-evidence file',
    'another git',
  ])
})

test('a fact that plans do not have is a mistake of the config, where it is named', () => {
  const config = `gate:
  evidence:
    - name: tag
      git: { tag: "{rollback.target.explicti}" }
    - name: metric
      prometheus: { url: "http://p.example.com", query: 'up{job="a", v="{step.number}"}', operator: equals, value: 1 }
    - name: file
      file: { path: "{release.version}.xml", format: junit }
`
  const { evidence } = readConfig(documentOf(config, 'gonogo.config.yaml')).config.gate
  const problems = unknownFacts(evidence, CATALOGUE, nearestWord)
  expect(problems.map(({ code, message, fix, path, span: at }) => [code, message, fix, `${path}:${at.line}`])).toEqual([
    [
      'unknown-fact',
      'Plans have no fact `rollback.target.explicti`, and the question needs one.',
      'Did you mean `{rollback.target.explicit}`?',
      'gonogo.config.yaml:4',
    ],
    [
      'unknown-fact',
      'Plans have no fact `step.number`, and the question needs one.',
      expect.stringMatching(/\?$|\.$/),
      'gonogo.config.yaml:6',
    ],
  ])
})
