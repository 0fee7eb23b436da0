import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import type { GateReport } from '../../../src/model/index.js'
import { GATE_FORMATS } from '../../../src/report/index.js'
import { codeQualityErrors, type Log, sarifErrors } from '../formats/sarif-log.js'
import { commandsIn } from '../formats/workflow-commands.js'
import { view } from '../sample.js'
import { SAMPLES } from './samples.js'

const rendered = (format: string, gate: GateReport): string => GATE_FORMATS.get(format)?.(gate, view()) ?? ''

describe.each(Object.entries(SAMPLES))('the gate %s in the formats of check', (_, gate) => {
  const { decision } = gate.report.verdict

  it('as SARIF', () => {
    const log = JSON.parse(rendered('sarif', gate)) as Log
    expect(sarifErrors(log)).toEqual([])
    const [{ results, invocations, properties }] = log.runs
    expect(properties.verdict).toBe(decision)
    const told = results.some(({ level }) => level === 'error') || invocations[0].toolExecutionNotifications
    if (decision !== 'GO') expect(told).toBeTruthy()
  })

  it('as JUnit, where something fails or is an error exactly where there is no GO', () => {
    const text = rendered('junit', gate)
    expect(XMLValidator.validate(text)).toBe(true)
    expect(/<(?:failure|error) /.test(text)).toBe(decision !== 'GO')
  })

  it('as annotations, with an error exactly where there is no GO', () => {
    const log = rendered('github', gate)
    expect(commandsIn(log).some(({ name }) => name === 'error')).toBe(decision !== 'GO')
    expect(log.trimEnd().split('\n').at(-1)).toMatch(new RegExp(`^${decision}: `))
  })

  it('as Code Quality, severe exactly where there is no GO', () => {
    const list = JSON.parse(rendered('gitlab', gate)) as readonly { severity: string; fingerprint: string }[]
    expect(codeQualityErrors(list)).toEqual([])
    expect(new Set(list.map(({ fingerprint }) => fingerprint)).size).toBe(list.length)
    expect(list.some(({ severity }) => ['blocker', 'critical'].includes(severity))).toBe(decision !== 'GO')
  })
})

it('what blocks by the trusted rules alone is told in every format, with whose rules they are', () => {
  const theirs = SAMPLES['theirs'] as GateReport
  for (const format of ['sarif', 'junit', 'github', 'gitlab']) {
    expect(rendered(format, theirs), format).toContain(`By the rules of ${theirs.trusted?.revision}`)
  }
})
