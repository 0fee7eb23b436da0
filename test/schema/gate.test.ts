import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/schema/index.js'
import { documentOf, FIXTURES } from './samples.js'

const read = (text: string) => readConfig(documentOf(text, 'gonogo.config.yaml'))

/** A line with a mistake ends in `# problem: <code>: <part of the message or the fix>`. */
const MARKER = / # problem: ([a-z-]+): (.+)$/

describe.each(readdirSync(join(FIXTURES, 'gate')))('%s', (file) => {
  const text = readFileSync(join(FIXTURES, 'gate', file), 'utf8')
  const { problems } = read(text.replaceAll(new RegExp(MARKER, 'gm'), ''))
  const told = problems.toSorted((a, b) => a.span.line - b.span.line)
  const expected = text.split('\n').flatMap((line, index) => {
    const [, code, words = ''] = MARKER.exec(line) ?? []
    return code ? [{ place: `${index + 1} ${code}`, words }] : []
  })

  test('tells each mistake once and on its line', () => {
    expect(told.map(({ code, span }) => `${span.line} ${code}`)).toEqual(expected.map(({ place }) => place))
  })

  test('teaches', () => {
    told.forEach(({ message, fix }, index) => {
      expect(`${message} ${fix}`).toContain(expected[index]?.words)
      expect(`${message} ${fix}`).not.toContain('secret@')
    })
  })
})

test('a gate with everything in it', () => {
  const { config, problems } = read(readFileSync(join(FIXTURES, 'config/valid/gate.yaml'), 'utf8'))
  expect(problems).toEqual([])
  const { evidence, ...rest } = config.gate
  expect(rest).toMatchObject({
    waivers: 'policy/waivers.yaml',
    timeZone: 'Europe/Berlin',
    approvers: ['release manager', 'head of operations'],
    journal: 'postgres://gonogo@db.example.com/rollbacks',
  })
  expect(evidence.map(({ name, maxAge, timeout, span }) => [name, maxAge, timeout, span.line])).toEqual([
    ['target-tag', 5400, 10, 7],
    ['target-image', 86_400, 30, 11],
    ['target-healthy', 300, 10, 19],
    ['no-incident', 86_400, 10, 27],
    ['pipeline', 86_400, 10, 29],
    ['smoke-tests', 172_800, 10, 31],
    ['approval', null, 10, 34],
  ])
  expect(evidence.map(({ names = [] }) => names.map(({ fact, span }) => `${fact} ${span.line}`))).toEqual([
    ['rollback.target.explicit 8'],
    ['rollback.target.explicit 15'],
    ['rollback.target.explicit 22'],
    [],
    ['release.version 30'],
    [],
    [],
  ])
  const repository = 'shop/checkout'
  const digest = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  expect(evidence.map(({ question }) => question)).toMatchObject([
    { type: 'git', repository: '../shop', annotated: true, signed: true, ancestorOf: 'HEAD' },
    { type: 'registry', repository, reference: '{rollback.target.explicit}', digest },
    { type: 'prometheus', operator: 'atMost', value: 0.01 },
    { type: 'http', pointer: '/incident/id', operator: 'isNotStated', value: null, dated: '/at' },
    { type: 'http', pointer: '', operator: 'equals', value: 'passed', dated: null },
    { type: 'file', path: 'evidence/smoke.xml', format: 'junit' },
    { type: 'file', path: 'evidence/approval.md', format: 'approval' },
  ])
  expect(evidence.map(({ credentials }) => Object.values(credentials).filter(Boolean))).toEqual([
    [],
    ['REGISTRY_TOKEN'],
    ['METRICS_USER', 'METRICS_PASSWORD'],
    [],
    [],
    [],
    [],
  ])
})

/** Below `gate:`, what it makes. */
const PARTS: readonly { readonly written: string; readonly gate: object }[] = [
  { written: '{}', gate: { waivers: null, timeZone: 'UTC', approvers: [], journal: null, evidence: [] } },
  { written: '', gate: { waivers: null, timeZone: 'UTC', approvers: [], journal: null, evidence: [] } },
  { written: '{ timeZone: europe/berlin }', gate: { timeZone: 'europe/berlin' } },
  { written: '{ approvers: release manager }', gate: { approvers: ['release manager'] } },
  { written: '{ approvers: [] }', gate: { approvers: [] } },
  { written: '{ journal: "$VAR" }', gate: { journal: '$VAR' } },
]

test.each(PARTS)('gate: $written', ({ written, gate }) => {
  const { config, problems } = read(`gate: ${written}`)
  expect(problems).toEqual([])
  expect(config.gate).toMatchObject(gate)
})
