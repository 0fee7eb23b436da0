import { describe, expect, test } from 'vitest'
import { judge } from '../../src/judge/index.js'
import { phrase } from '../../src/judge/phrase.js'
import type { Condition, Fact, FactType, Message, Rule, Subject, Value } from '../../src/model/index.js'
import { evaluate } from '../../src/policy/index.js'
import { active, CATALOGUE, fact, NOW, SPAN, stated, step, subject } from '../policy/samples.js'

describe('phrase', () => {
  test.each<readonly [FactType, Value, string]>([
    ['duration', 300, '5 minutes'],
    ['duration', 60, '1 minute'],
    ['duration', 90, '1 minute 30 seconds'],
    ['duration', 5400, '1 hour 30 minutes'],
    ['duration', 172_800, '2 days'],
    ['duration', 0.5, '0.5 seconds'],
    ['duration', 300.4, '5 minutes 0.4 seconds'],
    ['duration', 623.702, '10 minutes 23 seconds'],
    ['duration', 0, '0 seconds'],
    ['number', 5, '5'],
    ['boolean', true, 'yes'],
    ['boolean', false, 'no'],
    ['version', '2.10.0', '2.10.0'],
    ['date', '2026-11-18', '2026-11-18'],
    ['date', '2026-11-25T00:00:00.000Z', '2026-11-25T00:00:00Z'],
    ['date', '2026-11-25T18:00:00.25+01:00', '2026-11-25T18:00:00+01:00'],
    // What the age of a date is compared with.
    ['date', 7_776_000, '90 days'],
    ['quantity', '35 %', '35 %'],
    ['period', '2026-12-15/2027-01-05', '2026-12-15 to 2027-01-05'],
    ['period', '2026-12-15T18:00:00Z / 2026-12-15', '2026-12-15T18:00:00Z to 2026-12-15'],
    ['period', '2026-12-15/P3D', '2026-12-15/P3D'],
    ['period', '2026-12-24', '2026-12-24'],
    ['text', ' two\n  lines ', 'two lines'],
    ['text', 'x'.repeat(200), `${'x'.repeat(120)}…`],
    ['list', [], 'nothing'],
    ['list', ['code'], 'code'],
    ['list', ['code', 'traffic'], 'code and traffic'],
    ['list', ['a', 'b', 'c'], 'a, b and c'],
    ['list', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 'a, b, c, d, e, f and 2 more'],
    ['text', null, 'nothing'],
  ])('of the %s %j is %j', (type, value, words) => {
    expect(phrase(value, type)).toBe(words)
  })
})

async function findingOf(
  require: Condition,
  facts: readonly Fact[],
  changes: Partial<Rule> = {},
  steps: readonly Subject[] = [],
) {
  const parameters = new Map<string, Value>([['atMost', 300]])
  const described = new Map([['atMost', { type: 'duration', default: 60, description: 'Longest.' } as const]])
  const rule = active(require, { parameters: described, ...changes }, parameters)
  const outcomes = await evaluate([rule], [subject(facts), ...steps], CATALOGUE, NOW)
  const circumstances = { documents: [], problems: [], expected: 1, maxWarnings: null }
  return judge({ outcomes, catalogue: CATALOGUE, ...circumstances }).findings[0]
}

describe('a message', () => {
  const atMost = { fact: 'duration.one', operator: 'atMost', value: { parameter: 'atMost' } }
  const message: Message = {
    absent: 'Nothing is said.',
    unfilled: 'A placeholder stands there: {duration.one}.',
    otherwise: '{duration.one} is longer than {atMost}, says {subject}; {text.one}, {list.one}, {unknown}.',
  }
  const compare = { fact: 'version.one', operator: 'versionAtLeast', value: '2.0' }
  test.each<readonly [string, Condition, readonly Fact[], Message, string]>([
    [
      'of a wrong value',
      atMost,
      [stated('duration.one', 1200), stated('list.one', ['a', 'b'])],
      message,
      '20 minutes is longer than 5 minutes, says the document; not stated, a and b, {unknown}.',
    ],
    ['of an absent fact', atMost, [], message, 'Nothing is said.'],
    [
      'of a placeholder',
      atMost,
      [fact('duration.one', 'unfilled', 'TBD')],
      message,
      'A placeholder stands there: TBD.',
    ],
    [
      'of a placeholder without words',
      atMost,
      [fact('duration.one', 'unfilled')],
      { otherwise: 'It is {duration.one}.' },
      'It is a placeholder.',
    ],
    [
      'of what cannot be read',
      atMost,
      [fact('duration.one', 'unreadable', 'soonish')],
      message,
      'Cannot tell: duration.one is stated here ("soonish"), and cannot be read.',
    ],
    [
      'of what cannot be read, in the words of the rule',
      atMost,
      [fact('duration.one', 'unreadable', 'soonish')],
      { otherwise: '-', unreadable: '"{duration.one}" is no time.' },
      'Cannot tell: "soonish" is no time.',
    ],
    [
      'of what cannot be compared',
      compare,
      [stated('version.one', 'r4.1')],
      message,
      'Cannot tell: version.one is r4.1, which cannot be compared with 2.0.',
    ],
    [
      'of a rule that cannot be evaluated',
      { fact: 'no.such', operator: 'isStated' },
      [],
      message,
      'Cannot tell: the rule could not be evaluated, there is no fact "no.such".',
    ],
    [
      'of what is missing in a list',
      { fact: 'list.one', operator: 'containsAll', value: ['a', 'b', 'c'] },
      [stated('list.one', ['B'])],
      { otherwise: 'It lacks {missing}.' },
      'It lacks a and c.',
    ],
    [
      'of what is missing where nothing is said',
      { any: [{ fact: 'list.one', operator: 'containsAll', value: ['a'] }] },
      [],
      { otherwise: 'It lacks {missing}.' },
      'It lacks a.',
    ],
  ])('%s', async (_title, require, facts, words, expected) => {
    expect((await findingOf(require, facts, { message: words }))?.message).toBe(expected)
  })

  test('tells of the things that `require` asks about, not of all that `when` does', async () => {
    const about = { of: 'step', require: null, distinct: null, operator: null, value: null } as const
    const when = { ...about, quantifier: 'some', where: { fact: 'step.text', operator: 'isStated' } } as const
    const require = {
      ...about,
      quantifier: 'none',
      where: { fact: 'step.text', operator: 'equals', value: 'b' },
    } as const
    const steps = [step(10, [stated('step.text', 'a')]), step(11, [stated('step.text', 'b')])]
    const finding = await findingOf(require, [], { when, message: { otherwise: 'There is {step.text}.' } }, steps)
    expect(finding?.message).toBe('There is b.')
  })
})

describe('a finding', () => {
  const at = (line: number) => ({ ...SPAN, line, endLine: line })
  test('stands where the fact is first said, and names the other places', async () => {
    const said = { ...stated('text.one', 'a'), locations: [at(5), at(9)], where: '/text' }
    const other = { ...stated('text.two', 'b'), locations: [at(12)] }
    const all = [
      { fact: 'text.one', operator: 'isNotStated' },
      { fact: 'text.two', operator: 'isNotStated' },
    ]
    const finding = await findingOf({ all }, [said, other])
    expect(finding?.span).toEqual(at(5))
    expect(finding?.where).toBe('/text')
    expect(finding?.related.map(({ span, message }) => [span.line, message])).toEqual([
      [9, 'Here too.'],
      [12, 'text.two: b'],
    ])
  })

  test('stands at the nearest place where nothing is said', async () => {
    const finding = await findingOf({ fact: 'text.one', operator: 'isStated' }, [
      fact('text.one', 'absent', null, at(7)),
    ])
    expect(finding?.span).toEqual(at(7))
  })

  test('stands at its subject where the rule could not be evaluated', async () => {
    const finding = await findingOf({ fact: 'no.such', operator: 'isStated' }, [])
    expect(finding?.span).toEqual(subject([]).span)
  })

  test('fills the placeholders of its fix', async () => {
    const finding = await findingOf({ fact: 'text.one', operator: 'isStated' }, [], { fix: 'Say at most {atMost}.' })
    expect(finding?.fix).toBe('Say at most 5 minutes.')
  })

  test.each([
    ['Run \u{24}{atMost}, {{atMost}} or \u{24}{{ atMost }}.', 'Run \u{24}{atMost}, {{atMost}} or \u{24}{{ atMost }}.'],
    ['Write { timeout: {atMost}}, not {{ atMost }.', 'Write { timeout: 5 minutes}, not {{ atMost }.'],
    ['{{atMost} and {atMost}}', '{5 minutes and 5 minutes}'],
  ])('leaves what is text in its fix: %s', async (fix, expected) => {
    const finding = await findingOf({ fact: 'text.one', operator: 'isStated' }, [], { fix })
    expect(finding?.fix).toBe(expected)
  })
})
