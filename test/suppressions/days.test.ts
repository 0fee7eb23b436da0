import { expect, test } from 'vitest'
import { checkEach } from '../../src/check.js'
import { parse } from '../../src/formats/index.js'
import type { Document } from '../../src/model/index.js'
import { resolvePolicy } from '../../src/policy/index.js'
import { inputOf, worldOf } from '../../src/rehearse.js'
import { readConfig } from '../../src/schema/index.js'
import { knowledge, packs } from '../rules/shipped.js'

const PLAN = (until: string) =>
  `kind: release-plan\nrollback: { timeBound: 40m } # gonogo-disable-line contract/time-bound${until} -- why\n`

/** What is found at a moment, and for how long the same is found. */
async function foundAt(now: string, until: string, timeZone: string) {
  const text = `extends: suppressions\nrules: { contract/time-bound: block }\ngate: { timeZone: ${timeZone} }\n`
  const { config } = readConfig(parse({ path: 'gonogo.config.yaml', text })[0] as Document)
  const { policy } = resolvePolicy(packs, config, knowledge)
  const inputs = [inputOf({ path: 'plan.yaml', text: PLAN(until) })]
  for await (const { weighed, clock } of checkEach(inputs, config, policy, worldOf(new Map(), now))) {
    const found = weighed.flatMap(({ drafts }) => drafts.map(({ finding }) => finding))
    const rules = found.map(({ rule, suppressedBy }) => (suppressedBy ? `${rule} (${suppressedBy.until})` : rule))
    const [from, to] = clock ? [clock.from, clock.until] : []
    const iso = (at: number | undefined) =>
      at === undefined || Math.abs(at) > 8e15 ? null : new Date(at).toISOString()
    return { rules, from: iso(from), to: iso(to), asked: clock !== null }
  }
  throw new Error('nothing was checked')
}

const IN_FORCE = ['contract/time-bound (2026-11-20)']
const EXPIRED = ['contract/time-bound', 'suppressions/expired']

test.each([
  ['UTC', '2026-11-20T23:59:59.999Z', IN_FORCE, '2026-11-21T00:00:00.000Z'],
  ['UTC', '2026-11-21T00:00:00Z', EXPIRED, null],
  ['Europe/Berlin', '2026-11-20T22:59:59Z', IN_FORCE, '2026-11-20T23:00:00.000Z'],
  ['Europe/Berlin', '2026-11-20T23:00:00Z', EXPIRED, null],
  ['Pacific/Kiritimati', '2026-11-20T10:00:00Z', EXPIRED, null],
])('a comment counts until its last day is over in %s: %s', async (timeZone, now, rules, to) => {
  const found = await foundAt(now, ' until 2026-11-20', timeZone)
  expect(found).toMatchObject({ rules, to, asked: true })
})

test('without a day nobody asks the clock', async () => {
  const found = await foundAt('2026-11-20T12:00:00Z', '', 'UTC')
  expect(found).toEqual({ rules: ['contract/time-bound (null)'], from: null, to: null, asked: false })
})
