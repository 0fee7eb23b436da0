import { describe, expect, test } from 'vitest'
import { factsOf, subjectsOf } from '../../src/facts/index.js'
import { CONTEXT, documentFact, lineSpan, releaseOf, type Said } from './releases.js'

const stated = (value: unknown, lines: readonly number[]) => ({ state: 'stated', value, lines, nearest: lines[0] })
const open = (state: string, lines: readonly number[]) => ({ state, value: null, lines, nearest: lines[0] })

/** What is said of one fact, in the order of the document, and what the fact is then. */
const CASES: readonly (readonly [what: string, fact: string, said: readonly Said[], expected: unknown])[] = [
  ['nothing said', 'rollback.timeBound', [], { state: 'absent', nearest: 1 }],
  ['one answer', 'release.name', [[3, 'answer', 'release.name', 'web']], stated('web', [3])],
  [
    'the first of several',
    'release.name',
    [
      [3, 'answer', 'release.name', 'web'],
      [5, 'answer', 'release.name', 'shop'],
    ],
    stated('web', [3, 5]),
  ],
  [
    'the largest of several, and where it stands',
    'rollback.timeBound',
    [
      [3, 'answer', 'rollback.timeBound', 60],
      [5, 'answer', 'rollback.timeBound', 900],
      [7, 'answer', 'rollback.timeBound', 300],
    ],
    { state: 'stated', value: 900, lines: [5, 3, 7], nearest: 5 },
  ],
  [
    'all of several, each once',
    'rollback.types',
    [
      [3, 'answer', 'rollback.types', ['code', 'data']],
      [5, 'answer', 'rollback.types', ['data', 'traffic']],
    ],
    stated(['code', 'data', 'traffic'], [3, 5]),
  ],
  [
    'a text among lists',
    'rollback.steps',
    [
      [3, 'reading', 'rollback.steps', 'undo'],
      [4, 'reading', 'rollback.steps', ['tell']],
    ],
    stated(['undo', 'tell'], [3, 4]),
  ],
  [
    'an answer before prose that stands above it',
    'rollback.timeBound',
    [
      [3, 'reading', 'rollback.timeBound', 900],
      [8, 'answer', 'rollback.timeBound', 300],
    ],
    { state: 'stated', value: 300, lines: [8, 3], nearest: 8 },
  ],
  [
    'prose before an answer that is open',
    'rollback.timeBound',
    [
      [3, 'answer', 'rollback.timeBound', '?'],
      [8, 'reading', 'rollback.timeBound', 300],
    ],
    stated(300, [8]),
  ],
  [
    'stated before unreadable before unfilled',
    'rollback.timeBound',
    [
      [3, 'answer', 'rollback.timeBound', '?'],
      [4, 'answer', 'rollback.timeBound', '!'],
      [5, 'answer', 'rollback.timeBound', 60],
    ],
    stated(60, [5]),
  ],
  [
    'unreadable before unfilled',
    'rollback.timeBound',
    [
      [3, 'answer', 'rollback.timeBound', '?'],
      [4, 'answer', 'rollback.timeBound', '!'],
    ],
    open('unreadable', [4]),
  ],
  ['unfilled', 'rollback.timeBound', [[3, 'answer', 'rollback.timeBound', '?']], open('unfilled', [3])],
  [
    'unfilled twice',
    'ownership.decision',
    [
      [3, 'answer', 'ownership.decision', '?'],
      [9, 'answer', 'ownership.decision', '?'],
    ],
    open('unfilled', [3, 9]),
  ],
  [
    'the same place twice',
    'rollback.steps',
    [
      [3, 'reading', 'rollback.steps', ['a']],
      [3, 'reading', 'rollback.steps', ['b']],
    ],
    stated(['a', 'b'], [3]),
  ],
  [
    'a number among none',
    'rollback.timeBound',
    [[3, 'answer', 'release.name', 'web']],
    { state: 'absent', nearest: 1 },
  ],
  ['false is said', 'rollback.atomic', [[3, 'answer', 'rollback.atomic', false]], stated(false, [3])],
]

describe('what is said of a fact', () => {
  test.each(CASES)('%s', (_what, fact, said, expected) => {
    expect(documentFact(releaseOf(said), fact)).toEqual(expected)
  })
})

/** Where one would look for a missing fact: line 1 is the title, `rollback` stands in 10, its target in 20. */
const ANCHORS = [
  { prefix: '', span: lineSpan(1), where: 'Title' },
  { prefix: 'rollback', span: lineSpan(10), where: 'Title > Rollback' },
  { prefix: 'rollback.target', span: lineSpan(20), where: 'Title > Rollback > Target' },
  { prefix: 'rollback.target', span: lineSpan(30), where: 'Title > Another target' },
]
const PLACES: readonly (readonly [fact: string, line: number, where: string])[] = [
  ['rollback.target.explicit', 20, 'Title > Rollback > Target'],
  ['rollback.target.digest', 20, 'Title > Rollback > Target'],
  ['rollback.timeBound', 10, 'Title > Rollback'],
  ['rollback.triggers', 10, 'Title > Rollback'],
  ['ownership.decision', 1, 'Title'],
  ['release.name', 1, 'Title'],
]

describe('where a missing fact belongs', () => {
  test.each(PLACES)('%s: line %i', (fact, line, where) => {
    const absent = factsOf(releaseOf([], [], { anchors: ANCHORS }), CONTEXT).get(fact)
    expect(absent).toMatchObject({ state: 'absent', value: null, locations: [], where, nearest: lineSpan(line) })
  })
  test('without any anchor at the very beginning', () => {
    expect(factsOf(releaseOf([]), CONTEXT).get('release.name')?.nearest).toEqual({
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
    })
  })
})

describe('rejections and subjects', () => {
  const rejected = [
    { field: 'rollback.timeBound', span: lineSpan(4), because: 'a soak' },
    { field: 'rollback.triggers', span: lineSpan(5), because: 'a stage' },
  ]
  test('a fact keeps what was rejected for it, whatever its state', () => {
    const facts = (said: readonly Said[]) =>
      factsOf(releaseOf(said, [], { rejected }), CONTEXT).get('rollback.timeBound')
    expect(facts([])?.rejected).toEqual(rejected.slice(0, 1))
    expect(facts([[9, 'reading', 'rollback.timeBound', 60]])?.rejected).toEqual(rejected.slice(0, 1))
  })
  test('a document that is not judged has facts, but no subjects', () => {
    const release = releaseOf([[3, 'answer', 'release.name', 'web']], [], { kind: null })
    expect(subjectsOf(release, CONTEXT)).toEqual([])
    expect(factsOf(release, CONTEXT).get('release.name')?.value).toBe('web')
  })
  test('an item is a subject with its own facts and those of its document', () => {
    const release = releaseOf(
      [[3, 'answer', 'release.name', 'web']],
      [{ type: 'step', line: 7, says: { text: 'undo', number: 1 } }],
    )
    const [document, step] = subjectsOf(release, CONTEXT)
    expect(document).toMatchObject({ type: 'document', label: 'the document', key: 'document' })
    expect(step).toMatchObject({ type: 'step', label: 'step "undo"', key: 'step undo', span: lineSpan(7) })
    expect(step?.facts.get('release.name')?.value).toBe('web')
    expect(step?.facts.get('step.number')?.value).toBe(1)
    expect(step?.facts.get('step.owner')).toMatchObject({ state: 'absent', nearest: lineSpan(7), where: 'line 7' })
    expect(document?.facts.has('step.number')).toBe(false)
  })
  test('an item without a name is called by its type', () => {
    const [, trigger] = subjectsOf(releaseOf([], [{ type: 'trigger', line: 7, says: {} }]), CONTEXT)
    expect(trigger?.label).toBe('trigger')
  })
})
