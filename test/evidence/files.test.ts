import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { parse } from '../../src/formats/index.js'
import { readTestReport } from '../../src/probes/files/junit.js'
import { formatOf, readApproval, readDrill } from '../../src/probes/files/records.js'
import { ROOT } from '../architecture/tree.js'

interface Expected {
  readonly name: string
  readonly reads?: object | string
  readonly refuses?: string
}

type Report = Expected & { readonly xml: string }
type Record = Expected & { readonly [key in 'path' | 'drill' | 'approval' | 'proof']?: string }

const tableOf = (name: string) => parseYaml(readFileSync(join(ROOT, 'test/evidence/tables', name), 'utf8'))

function expectOf(read: unknown, { reads, refuses }: Expected): void {
  if (refuses === undefined) expect(read).toEqual(reads)
  else expect(read).toEqual(expect.stringContaining(refuses))
}

describe('a test report', () => {
  test.each<Report>(tableOf('junit.yaml'))('$name', (one) => expectOf(readTestReport(one.xml), one))

  test('is refused wherever it breaks off', () => {
    const whole =
      '<?xml version="1.0"?><testsuites><testsuite><testcase name="a"/><testcase><failure/></testcase></testsuite></testsuites>'
    expect(readTestReport(whole)).toMatchObject({ tests: 2, failures: 1 })
    for (let at = 0; at < whole.length; at++) expect(readTestReport(whole.slice(0, at))).toEqual(expect.any(String))
  })

  test.each([
    ['tags that are opened and never closed', '<testsuite>'.repeat(300_000)],
    ['tags that are nested deeply', '<testsuite>'.repeat(100_000) + '</testsuite>'.repeat(100_000)],
    ['angle brackets', '<'.repeat(1_000_000)],
    ['comments that are opened', `<testsuite>${'<!--'.repeat(1_000_000)}`],
    ['sections that are opened', `<testsuite>${'<![CDATA['.repeat(500_000)}`],
    ['attributes', `<testsuite ${'x="1" '.repeat(300_000)}/>`],
  ])('is refused in time: %s', (_what, xml) => {
    const start = performance.now()
    expect(readTestReport(xml)).toEqual(expect.any(String))
    expect(performance.now() - start).toBeLessThan(8000)
  })
})

test.each<Record>(tableOf('records.yaml'))('a record: $name', (one) => {
  const { drill, approval, proof } = one
  const documents = parse({ path: one.path ?? 'record.yaml', text: drill ?? approval ?? proof ?? '' })
  const read = drill === undefined ? (approval === undefined ? formatOf : readApproval) : readDrill
  expectOf(read(documents), one)
})
