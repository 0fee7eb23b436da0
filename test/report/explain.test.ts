import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/model/index.js'
import { OPERATORS } from '../../src/policy/index.js'
import { EXPLAIN_FORMATS } from '../../src/report/index.js'
import { WORDINGS } from '../../src/report/wording.js'
import { CATALOGUE } from '../policy/samples.js'
import { wrongIn } from '../schema/standalone.js'
import { someOutcome } from './random-traces.js'
import { finding, report, view } from './sample.js'

const names = OPERATORS.map(({ name }) => name)

describe('the words of operators', () => {
  it('are there for every operator, and for nothing else', () => {
    expect([...WORDINGS.keys()].sort()).toEqual([...names].sort())
  })

  it.each(OPERATORS.map((operator) => [operator.name, operator] as const))(
    '%s names what it compares with',
    (name, { operand }) => {
      const { says, wanted } = WORDINGS.get(name) ?? { says: '', wanted: '' }
      expect(says.includes('{}')).toBe(operand !== 'none')
      expect((wanted ?? '').includes('{}')).toBe(operand !== 'none')
    },
  )
})

describe.each([...EXPLAIN_FORMATS])('explain --format %s', (format, render) => {
  const explained = (outcomes: readonly Outcome[], verbose: boolean) =>
    render(
      {
        report: report({
          documents: [{ path: 'plan.yaml', index: 0, kind: 'release-plan', kindBecause: 'it says so', judged: true }],
          findings: outcomes
            .filter(({ result }) => result === 'not-met' || result === 'cannot-tell')
            .map((outcome) => finding({ outcome })),
        }),
        outcomes,
        catalogue: CATALOGUE,
        rule: null,
      },
      view({ verbose }),
    )

  it('shows any outcome, obeys nothing in it, and says the verdict', () => {
    fc.assert(
      fc.property(fc.array(someOutcome, { maxLength: 4 }), fc.boolean(), (outcomes, verbose) => {
        const text = explained(outcomes, verbose)
        expect(text).not.toContain('\u001b')
        if (format === 'json') expect(wrongIn('explanation', text, 'explanation.json')).toEqual([])
        else expect(text).toContain('NO-GO')
      }),
    )
  })
})
