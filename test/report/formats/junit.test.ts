import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../../src/model/index.js'
import { whenInstalled } from '../../real/index.js'
import { rendered } from './render.js'
import { SAMPLES } from './samples.js'

interface Told {
  readonly message: string
  readonly '#text'?: string
}
interface Case {
  readonly name: string
  readonly classname: string
  readonly file?: string
  readonly line?: string
  readonly failure?: Told
  readonly error?: Told
  readonly skipped?: Told
  readonly 'system-out'?: string
}
interface Suite {
  readonly name: string
  readonly tests: string
  readonly failures: string
  readonly errors: string
  readonly skipped: string
  readonly testcase?: readonly Case[]
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => name === 'testsuite' || name === 'testcase',
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
})
const suitesOf = (one: Report, over = {}): readonly Suite[] =>
  parser.parse(rendered('junit', one, over)).testsuites.testsuite ?? []
const casesOf = (one: Report, over = {}): readonly Case[] =>
  suitesOf(one, over).flatMap(({ testcase = [] }) => testcase)
const outcome = ({ failure, error, skipped }: Case) =>
  failure ? 'failed' : error ? 'error' : skipped ? 'skipped' : 'passed'
const sample = (name: string): Report => SAMPLES[name] as Report

describe.each(Object.entries(SAMPLES))('JUnit XML of %s', (_, one) => {
  const text = rendered('junit', one)
  const suites = suitesOf(one)

  it('is XML', () => expect(XMLValidator.validate(text)).toBe(true))

  it('fails or has an error exactly where the verdict is no GO', () => {
    const bad = casesOf(one).filter((each) => ['failed', 'error'].includes(outcome(each)))
    expect(bad.length > 0).toBe(one.verdict.decision !== 'GO')
  })

  it('counts its tests', () => {
    for (const { testcase = [], tests, failures, errors, skipped } of suites) {
      const count = (result: string) => String(testcase.filter((each) => outcome(each) === result).length)
      expect({ tests, failures, errors, skipped }).toEqual({
        tests: String(testcase.length),
        failures: count('failed'),
        errors: count('error'),
        skipped: count('skipped'),
      })
    }
  })

  it('calls no two tests the same', () => {
    const names = casesOf(one).map(({ classname, name }) => `${classname} ${name}`)
    expect(new Set(names).size).toBe(names.length)
  })
})

/** What each test of a report becomes. */
const OUTCOMES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  go: [['contract/atomic', 'passed']],
  nothing: [['No document was judged: none is a release document that a rule asks about.', 'error']],
  problems: [
    ['problem/duplicate-key', 'error'],
    ['problem/damaged-encoding', 'passed'],
    ['contract/atomic', 'passed'],
    ['contract/earlier-target', 'skipped'],
    ['contract/time-bound', 'error'],
    ['problem/missing-file', 'error'],
  ],
  'cannot-tell': [['pillars/drill-age', 'error']],
  warnings: [
    ['emergency/trigger-threshold', 'passed'],
    ['runbook/old', 'passed'],
  ],
  'too-many-warnings': [
    ['There is 1 warning, and at most 0 are accepted.', 'failed'],
    ['emergency/trigger-threshold', 'failed'],
  ],
  unchanged: [['nothing was judged', 'skipped']],
  'set-aside': [
    ['contract/atomic', 'skipped'],
    ['contract/known', 'skipped'],
    ['contract/time-bound', 'skipped'],
  ],
}

describe('JUnit XML', () => {
  it.each(Object.entries(OUTCOMES))('of %s', (name, outcomes) => {
    expect(casesOf(sample(name)).map((one) => [one.name, outcome(one)])).toEqual(outcomes)
  })

  it('gives readers the file and the line', () => {
    const [suite] = suitesOf(sample('no-go'), { placeOf: (path: string) => `repository/${path}` })
    expect(suite?.testcase?.[0]).toMatchObject({
      classname: 'docs/a b,c: 100%/rückfall #1.md',
      file: 'repository/docs/a b,c: 100%/rückfall #1.md',
      line: '4',
    })
  })

  it('tells the documents of one file apart', () => {
    expect(suitesOf(sample('several')).map(({ name }) => name)).toEqual([
      'plan.yaml (document 1)',
      'plan.yaml (document 2)',
    ])
  })

  it('tells warnings although they pass, and why something is skipped', () => {
    expect(casesOf(sample('warnings'))[0]?.['system-out']).toContain('warn[emergency/trigger-threshold]')
    expect(casesOf(sample('set-aside')).map(({ skipped }) => skipped?.message.split('(')[1])).toEqual([
      'suppressed on line 2 until 2027-01-31: Accepted by the | owner.)',
      'known before)',
      'waived by OPS-12)',
    ])
  })

  it('shows only what blocks to those who ask for that, and passes what is left out', () => {
    expect(casesOf(sample('warnings'), { quiet: true }).map(outcome)).toEqual(['passed'])
    expect(casesOf(sample('no-go'), { quiet: true }).map(outcome)).toContain('failed')
  })
})

whenInstalled(['xmllint'], () => {
  const schema = fileURLToPath(new URL('../../../fixtures/report/foreign/junit.xsd', import.meta.url))

  it.each(Object.entries(SAMPLES))('xmllint finds nothing wrong with %s', (_, one) => {
    const check = () =>
      execFileSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], {
        input: rendered('junit', one),
        stdio: ['pipe', 'pipe', 'pipe'],
      })
    expect(check).not.toThrow()
  })
})
