import fc from 'fast-check'
import { expect, test } from 'vitest'
import { observationsJson } from '../../src/evidence/index.js'
import type { Observation } from '../../src/model/index.js'
import { readObservations } from '../../src/schema/index.js'
import { documentOf } from '../schema/samples.js'

const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary-ascii', maxLength: 20 }),
  fc.constantFrom(
    '\u2028',
    '\u0000',
    '\ufeff',
    '\u0085',
    '"',
    '\\',
    '\r\n',
    '<<: *a',
    '# no comment',
    '__proto__',
    '{{x}}',
    'MÃ¼ller fÃ¼r KÃ¶ln â€” Ãœber',
  ),
)
const moment = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

/** What probes may have seen, with texts of all kinds in it. */
const metric = fc.record({
  name: text.filter((name) => name !== ''),
  question: fc.record({
    type: fc.constant('prometheus' as const),
    url: text,
    query: text,
    operator: fc.constantFrom('atMost' as const, 'equals' as const),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
  }),
  observed: moment,
  dated: fc.constant(null),
  seen: fc.record({
    type: fc.constant('prometheus' as const),
    series: fc.array(fc.record({ labels: text, value: text }), { maxLength: 3 }),
  }),
  unreadable: fc.constant(null),
})
const answer = fc.record({
  name: text.filter((name) => name !== ''),
  question: fc.record({
    type: fc.constant('http' as const),
    url: text,
    pointer: text,
    operator: fc.constant('equals' as const),
    value: fc.oneof(text, fc.boolean(), fc.constant(null)),
    dated: fc.option(text),
  }),
  observed: moment,
  dated: fc.option(moment),
  seen: fc.constant(null),
  unreadable: text,
})

test('any observations are read as they were recorded', () => {
  const all = fc.uniqueArray(fc.oneof<fc.Arbitrary<Observation>[]>(metric, answer), {
    selector: ({ name }) => name,
    maxLength: 4,
  })
  fc.assert(
    fc.property(all, (observations) => {
      const written = observationsJson(observations)
      const read = readObservations(documentOf(written, 'evidence.json'))
      expect(read.problems).toEqual([])
      expect(observationsJson(read.observations)).toBe(written)
      expect(read.observations).toEqual(expect.arrayContaining([...observations]))
    }),
  )
})
