import { type Case, statement } from './changes.js'

export const STATEMENT: readonly Case[] = [
  ['no JSON', (it) => it.sign('GO'), 1, 'What was signed is no JSON in UTF-8.'],
  ['a list', (it) => it.sign('[]'), 1, 'What was signed is no JSON object.'],
  ['other spaces', (it) => it.sign('{"_type": 1}'), 1, 'What was signed is not written as canonical JSON.'],
  ['a key twice', (it) => it.sign('{"_type":1,"_type":1}'), 1, 'What was signed is not written as canonical JSON.'],
  [
    'a letter as its number',
    (it) => it.sign('{"_type":"\\u0041"}'),
    1,
    'What was signed is not written as canonical JSON.',
  ],
  ['a byte order mark', (it) => it.sign('\ufeff{"_type":1}'), 1, 'What was signed is no JSON in UTF-8.'],
  ['half of a pair', (it) => it.sign('{"_type":"\\ud800"}'), 1, 'What was signed is no JSON in UTF-8.'],
  ['as deep as a well', (it) => it.sign('['.repeat(100_000)), 1, 'What was signed is no JSON'],
  [
    'a statement of another version',
    (it) => statement(it, (one) => Object.assign(one, { _type: 'https://in-toto.io/Statement/v0.1' })),
    1,
    'is no in-toto statement v1',
  ],
  [
    'another predicate',
    (it) => statement(it, (one) => Object.assign(one, { predicateType: 'https://slsa.dev/provenance/v1' })),
    1,
    'is no result of a test',
  ],
  [
    'no verdict',
    (it) => statement(it, ({ predicate }) => Reflect.deleteProperty(predicate, 'gonogoVerdict')),
    1,
    'holds no verdict of gonogo',
  ],
  [
    'no predicate',
    (it) => statement(it, (one) => Reflect.deleteProperty(one, 'predicate')),
    1,
    'holds no verdict of gonogo',
  ],
  [
    'a verdict that is none',
    (it) => statement(it, ({ predicate }) => Object.assign(predicate, { gonogoVerdict: { verdict: 'GO' } })),
    1,
    'It is no verdict',
  ],
  [
    'a verdict that is nothing',
    (it) => statement(it, ({ predicate }) => Object.assign(predicate, { gonogoVerdict: null })),
    1,
    'It is no verdict',
  ],
  [
    'a verdict that says nothing',
    (it) => statement(it, ({ predicate }) => Object.assign(predicate.gonogoVerdict, { verdict: null })),
    1,
    'It is no verdict',
  ],
  [
    'a verdict of nothing',
    (it) => statement(it, ({ predicate }) => Object.assign(predicate.gonogoVerdict, { documents: null })),
    1,
    'It is no verdict',
  ],
  [
    'a key too many',
    (it) => statement(it, ({ predicate }) => Object.assign(predicate.gonogoVerdict, { approved: true })),
    1,
    'It is no verdict',
  ],
  [
    'a prototype',
    (it) =>
      statement(it, ({ predicate }) =>
        Object.defineProperty(predicate.gonogoVerdict, '__proto__', { value: {}, enumerable: true }),
      ),
    1,
    'It is no verdict',
  ],
  [
    'another result than its verdict',
    (it) => statement(it, ({ predicate }) => Object.assign(predicate, { result: 'FAILED' })),
    1,
    '`result` is not what its verdict comes to',
  ],
  [
    'a verdict that fails and a result that passed',
    (it) =>
      statement(it, ({ predicate }) => Object.assign(predicate.gonogoVerdict, { verdict: 'NO-GO', validUntil: null })),
    1,
    '`result` is not what its verdict comes to',
  ],
  ['other subjects', (it) => statement(it, (one) => one.subject.pop()), 1, 'are not the documents of its verdict'],
  [
    'other tests',
    (it) => statement(it, ({ predicate }) => Object.assign(predicate, { failedTests: ['a/rule'] })),
    1,
    '`failedTests` is not',
  ],
  [
    'a moment in another way',
    (it) => statement(it, ({ predicate }) => Object.assign(predicate.gonogoVerdict, { at: '2026-10-30T12:00:00Z' })),
    1,
    'is not written as',
  ],
  [
    'a moment that is none',
    (it) =>
      statement(it, ({ predicate }) =>
        Object.assign(predicate.gonogoVerdict, { at: '2026-10-30T23:59:60Z', validUntil: null }),
      ),
    1,
    'is not written as',
  ],
]
