import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { counts, type Report } from '../../../src/model/index.js'
import { anyReport } from './any-report.js'
import { commentErrors } from './comment.js'
import { rendered } from './render.js'
import { codeQualityErrors, type Log, sarifErrors } from './sarif-log.js'
import { commandsIn } from './workflow-commands.js'

const RUNS = { numRuns: 200 }
const isGo = ({ verdict }: Report): boolean => verdict.decision === 'GO'
const holds = (says: (one: Report) => void) => fc.assert(fc.property(anyReport, says), RUNS)

/** No line of any output may move a cursor or turn the reading order round. */
const OBEYED = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u

describe('of any report', () => {
  it('SARIF is what its schema has, and a success where the verdict is known', () => {
    holds((one) => {
      const text = rendered('sarif', one)
      const log = JSON.parse(text) as Log
      expect(sarifErrors(log)).toEqual([])
      expect(text).not.toMatch(OBEYED)
      const wrong = one.problems.filter(({ severity }) => severity === 'error').length
      expect(log.runs[0].results).toHaveLength(one.findings.filter(counts).length + wrong)
      for (const { ruleId, ruleIndex, locations } of log.runs[0].results) {
        expect(log.runs[0].tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
        expect(URL.canParse(locations[0].physicalLocation.artifactLocation.uri, 'file:///repository/')).toBe(true)
      }
      expect(log.runs[0].invocations[0].executionSuccessful).toBe(
        one.verdict.decision !== 'INDETERMINATE' && wrong === 0,
      )
    })
  })

  it('JUnit is XML in which something fails or is an error exactly where there is no GO', () => {
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' })
    holds((one) => {
      const text = rendered('junit', one)
      expect(XMLValidator.validate(text)).toBe(true)
      expect(text).not.toMatch(OBEYED)
      const { failures, errors } = parser.parse(text).testsuites
      expect(Number(failures) + Number(errors) === 0).toBe(isGo(one))
    })
  })

  it('a runner of GitHub finds annotations and nothing else', () => {
    holds((one) => {
      const log = rendered('github', one)
      const commands = commandsIn(log)
      expect(log).not.toMatch(OBEYED)
      expect(commands.filter(({ name }) => !['error', 'warning', 'notice'].includes(name))).toEqual([])
      expect(commands).toHaveLength(log.split('\n').filter((line) => line.startsWith('::')).length)
      for (const { properties } of commands) {
        expect(Object.keys(properties).every((key) => KEYS.has(key))).toBe(true)
      }
      expect(commands.some(({ name }) => name === 'error')).toBe(!isGo(one) || hasOpenBlock(one))
    })
  })

  it('GitLab finds a list, and something severe in it where there is no GO', () => {
    holds((one) => {
      const list = JSON.parse(rendered('gitlab', one)) as readonly { severity: string; fingerprint: string }[]
      expect(codeQualityErrors(list)).toEqual([])
      expect(new Set(list.map(({ fingerprint }) => fingerprint)).size).toBe(list.length)
      if (!isGo(one)) expect(list.some(({ severity }) => ['blocker', 'critical'].includes(severity))).toBe(true)
    })
  })

  it('a comment has no markup but its own', () => {
    holds((one) => {
      const text = rendered('markdown', one)
      expect(commentErrors(text)).toEqual([])
      expect(text).not.toMatch(OBEYED)
    })
  })

  it.each(['json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'])(
    '--quiet of %s shows nothing more, and the same verdict',
    (format) => {
      holds((one) => {
        const quiet = rendered(format, one, { quiet: true })
        expect(quiet.length).toBeLessThanOrEqual(rendered(format, one).length + 100)
        if (format === 'sarif') expect((JSON.parse(quiet) as Log).runs[0].properties.verdict).toBe(one.verdict.decision)
        if (format === 'junit') expect(/<(?:failure|error) /.test(quiet)).toBe(!isGo(one))
      })
    },
  )
})

const KEYS = new Set(['file', 'line', 'endLine', 'col', 'endColumn', 'title'])
const hasOpenBlock = ({ findings }: Report): boolean => findings.some((one) => one.level === 'block' && counts(one))
