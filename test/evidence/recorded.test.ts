import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readObservations } from '../../src/schema/index.js'
import { ROOT } from '../architecture/tree.js'
import { documentOf, FIXTURES } from '../schema/samples.js'

interface Case {
  readonly text: string
  readonly change?: readonly [from: string, to: string]
  readonly says: string
}

const OBSERVATION =
  '{ "name": "report", "question": { "type": "file", "path": "a.xml", "format": "junit" }, "observed": "2026-11-20T11:00:00Z", "dated": null, "seen": null, "unreadable": "It is gone." }'

const read = (text: string) => readObservations(documentOf(text, 'evidence.json'))

test('one observation is read', () => {
  const { observations, problems } = read(`{ "version": 1, "observations": [${OBSERVATION}] }`)
  expect(problems).toEqual([])
  expect(observations).toEqual([JSON.parse(OBSERVATION)])
})

test('two questions of one name are two observations', () => {
  const other = OBSERVATION.replace('a.xml', 'b.xml')
  expect(read(`{ "version": 1, "observations": [${OBSERVATION}, ${other}] }`).observations).toHaveLength(2)
})

const CASES: readonly Case[] = parse(readFileSync(join(ROOT, 'test/evidence/tables/recorded.yaml'), 'utf8'))

test.each(CASES)('nothing is taken of what is wrong: $text $change', ({ text, change, says }) => {
  const whole = text.replaceAll('OBSERVATION', OBSERVATION)
  if (change) expect(whole).toContain(change[0])
  const { observations, problems } = read(change ? whole.replace(...change) : whole)
  expect(observations).toEqual([])
  expect(problems.map(({ severity }) => severity)).toContain('error')
  expect(problems.map(({ message, fix }) => `${message} ${fix}`).join('\n')).toContain(says)
})

test('what every type sees is read, byte by byte', () => {
  const text = readFileSync(join(FIXTURES, 'evidence/valid/every-type.json'), 'utf8')
  expect(read(text).observations).toEqual(JSON.parse(text).observations)
})
