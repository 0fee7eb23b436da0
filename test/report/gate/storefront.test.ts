import { describe, expect, test } from 'vitest'
import { ROOT } from '../../architecture/tree.js'
import { run } from '../../cli/run.js'
import { validatorOf } from '../../schema/standalone.js'

/** Each release of the storefront, with the moment at which it was judged and what came of it. */
const RELEASES = [
  ['release-plan.yaml', '2.15.0', '2026-11-20T12:30:00Z', 'NO-GO', 1],
  ['releases/2.14.3/release-plan.yaml', '2.14.3', '2026-10-30T12:30:00Z', 'GO', 0],
] as const

describe.each(RELEASES)('%s of the storefront', (plan, version, at, decision, exit) => {
  const gate = async (format: string) => {
    const seen = `evidence/${version}/seen.json`
    const argv = ['gate', plan, '--at', at, '--author', 'release engineer', '--evidence', seen, '--offline']
    return run([...argv, '--format', format], { cwd: `${ROOT}/fixtures/storefront` })
  }

  test('is JSON as the schema has it', async () => {
    const answer = await gate('json')
    const validate = validatorOf('gate-report')
    const told = JSON.parse(answer.stdout)
    validate(told)
    expect(validate.errors ?? []).toEqual([])
    expect([told.verdict.decision, answer.exit]).toEqual([decision, exit])
  })

  test.each(['stylish', 'markdown', 'html'])('says as %s what it is and what came of it', async (format) => {
    const answer = await gate(format)
    for (const words of [decision, `storefront ${version}`, 'Judged', 'Europe/Berlin', 'payment-provider-up']) {
      expect(answer.stdout.toLowerCase()).toContain(words.toLowerCase())
    }
    expect(answer.exit).toBe(exit)
  })
})
