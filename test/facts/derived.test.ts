import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../src/facts/index.js'
import { CONTEXT, documentFact, itemFact, type Listed, releaseOf, type Said } from './releases.js'

const stated = (value: unknown, lines: readonly number[], nearest = lines[0]) => ({
  state: 'stated',
  value,
  lines,
  nearest,
})
const absent = (nearest = 1) => ({ state: 'absent', nearest })
const DAY = 86_400

type Case = readonly [what: string, fact: string, said: readonly Said[], listed: readonly Listed[], expected: unknown]

/** Facts of the document that follow from what it lists. */
const DOCUMENT: readonly Case[] = [
  ['nothing is listed', 'approvals.count', [], [], stated(0, [], 1)],
  [
    'approvals are counted',
    'approvals.count',
    [],
    [
      { type: 'approval', line: 4, says: { by: 'a' } },
      { type: 'approval', line: 5, says: { by: 'b' } },
    ],
    stated(2, [4, 5]),
  ],
  ['drills are counted', 'drills.count', [], [{ type: 'drill', line: 4, says: { scenario: 'x' } }], stated(1, [4])],
  ['records are counted', 'records.count', [], [{ type: 'record', line: 4, says: { reason: 'x' } }], stated(1, [4])],
  ['no drill has no age', 'drills.lastAge', [], [], absent()],
  [
    'the last drill has the least age',
    'drills.lastAge',
    [],
    [
      { type: 'drill', line: 4, says: { date: '2026-10-20T12:00:00Z' } },
      { type: 'drill', line: 5, says: { date: '2026-11-10T12:00:00Z' } },
      { type: 'drill', line: 6, says: { date: '2025-11-10' } },
    ],
    stated(10 * DAY, [5]),
  ],
  [
    'a day alone begins at midnight UTC',
    'drills.lastAge',
    [],
    [{ type: 'drill', line: 4, says: { date: '2026-11-20' } }],
    stated(12 * 3600, [4]),
  ],
  [
    'a drill in the future has an age below zero',
    'drills.lastAge',
    [],
    [{ type: 'drill', line: 4, says: { date: '2026-11-21T12:00:00Z' } }],
    stated(-DAY, [4]),
  ],
  [
    'a drill whose date nobody can read has no age',
    'drills.lastAge',
    [],
    [{ type: 'drill', line: 4, says: { date: '!' } }],
    absent(),
  ],
  ['no option', 'rollback.option', [], [], absent()],
  ['a type is an option', 'rollback.option', [[3, 'answer', 'rollback.types', ['code']]], [], stated(true, [3])],
  [
    'steps are an option',
    'rollback.option',
    [],
    [{ type: 'step', line: 4, says: { text: 'undo' } }],
    stated(true, [4]),
  ],
  [
    'a forward-fix is an option',
    'rollback.option',
    [[3, 'answer', 'rollback.forwardFix', ['ship it']]],
    [],
    stated(true, [3]),
  ],
  [
    'a placeholder is an option that is open',
    'rollback.option',
    [[3, 'answer', 'rollback.types', '?']],
    [],
    { state: 'unfilled', value: null, lines: [3], nearest: 3 },
  ],
  [
    'listed steps are the steps, in order',
    'rollback.steps',
    [],
    [
      { type: 'step', line: 4, says: { text: 'undo' } },
      { type: 'step', line: 5, says: { text: 'tell' } },
    ],
    stated(['undo', 'tell'], [4, 5]),
  ],
  [
    'steps read in the prose are added',
    'rollback.steps',
    [[3, 'reading', 'rollback.steps', ['stop']]],
    [{ type: 'step', line: 4, says: { text: 'undo' }, by: 'reading' }],
    stated(['stop', 'undo'], [4, 3]),
  ],
  [
    'steps where they belong replace those of the prose',
    'rollback.steps',
    [[3, 'reading', 'rollback.steps', ['stop']]],
    [{ type: 'step', line: 4, says: { text: 'undo' } }],
    stated(['undo'], [4, 3]),
  ],
  [
    'steps that are all placeholders are open',
    'rollback.steps',
    [],
    [{ type: 'step', line: 4, says: { text: '?' } }],
    { state: 'unfilled', value: null, lines: [4], nearest: 4 },
  ],
  [
    'a trigger with a number is a threshold',
    'rollback.triggers.threshold',
    [],
    [
      { type: 'trigger', line: 4, says: { text: 'errors > 5 %', value: 5, observable: true } },
      { type: 'trigger', line: 5, says: { text: 'looks bad', observable: false } },
    ],
    stated(['errors > 5 %'], [4]),
  ],
  [
    'an observable trigger',
    'rollback.triggers.observable',
    [],
    [
      { type: 'trigger', line: 4, says: { text: 'login is broken', observable: true } },
      { type: 'trigger', line: 5, says: { text: 'looks bad', observable: false } },
    ],
    stated(['login is broken'], [4]),
  ],
  [
    'all triggers',
    'rollback.triggers',
    [],
    [
      { type: 'trigger', line: 4, says: { text: 'a' } },
      { type: 'trigger', line: 5, says: { text: 'b' } },
      { type: 'trigger', line: 6, says: { text: 'a' } },
    ],
    stated(['a', 'b'], [4, 5, 6]),
  ],
  [
    'an automatic trigger',
    'rollback.triggers.automatic',
    [],
    [{ type: 'trigger', line: 4, says: { text: 'a', automatic: true } }],
    stated(true, [4]),
  ],
  [
    'a trigger that no machine pulls is a manual one',
    'rollback.triggers.manual',
    [],
    [{ type: 'trigger', line: 4, says: { text: 'a', automatic: false } }],
    stated(true, [4]),
  ],
  [
    'a trigger that does not say who pulls it is neither',
    'rollback.triggers.manual',
    [],
    [{ type: 'trigger', line: 4, says: { text: 'a' } }],
    absent(),
  ],
  [
    'the hazards of the changes',
    'rollback.hazards',
    [],
    [
      { type: 'change', line: 4, says: { summary: 'x', hazard: 'schema-changed' } },
      { type: 'change', line: 5, says: { summary: 'y' } },
      { type: 'change', line: 6, says: { summary: 'z', hazard: 'schema-changed' } },
    ],
    stated(['schema-changed'], [4, 6]),
  ],
  ['changes without a hazard', 'rollback.hazards', [], [{ type: 'change', line: 4, says: { summary: 'x' } }], absent()],
  [
    'the names of the components',
    'release.components',
    [],
    [{ type: 'component', line: 4, says: { name: 'web' } }],
    stated(['web'], [4]),
  ],
  [
    'every component has a target',
    'rollback.target.explicit',
    [],
    [
      { type: 'component', line: 4, says: { name: 'web', target: '1.2.3' } },
      { type: 'component', line: 5, says: { name: 'shop', target: '4.5.6' } },
    ],
    stated('1.2.3, 4.5.6', [4, 5]),
  ],
  [
    'one component lacks a target',
    'rollback.target.explicit',
    [],
    [
      { type: 'component', line: 4, says: { name: 'web', target: '1.2.3' } },
      { type: 'component', line: 5, says: { name: 'shop' } },
    ],
    absent(),
  ],
  [
    'a target of the release stands before those of its components',
    'rollback.target.explicit',
    [[3, 'answer', 'rollback.target.explicit', '1.0.0']],
    [{ type: 'component', line: 4, says: { name: 'web', target: '1.2.3' } }],
    stated('1.0.0', [3]),
  ],
  [
    'a target that is open is not answered by components',
    'rollback.target.explicit',
    [[3, 'answer', 'rollback.target.explicit', '?']],
    [{ type: 'component', line: 4, says: { name: 'web', target: '1.2.3' } }],
    { state: 'unfilled', value: null, lines: [3], nearest: 3 },
  ],
  [
    'related documents by their relation',
    'relationships.dependsOn',
    [],
    [
      { type: 'link', line: 4, says: { target: 'a.md', relation: 'depends-on' } },
      { type: 'link', line: 5, says: { target: 'b.md', relation: 'reference' } },
    ],
    stated(['a.md'], [4]),
  ],
  [
    'what the document governs',
    'relationships.authoritativeFor',
    [],
    [{ type: 'link', line: 4, says: { target: 'a.md', relation: 'authoritative-for' } }],
    stated(['a.md'], [4]),
  ],
]

const record = (says: Listed['says']): readonly Listed[] => [{ type: 'record', line: 4, says }]
const drill = (date: string): readonly Listed[] => [{ type: 'drill', line: 4, says: { date } }]

/** Facts of one listed thing that follow from its others, from the clock or from what is linked. */
const ITEMS: readonly Case[] = [
  ['the age of a drill', 'drill.age', [], drill('2026-11-19T12:00:00Z'), stated(DAY, [4])],
  ['a zone is heeded', 'drill.age', [], drill('2026-11-20T12:00:00+02:00'), stated(2 * 3600, [4])],
  ['a time without a zone is UTC', 'drill.age', [], drill('2026-11-20T10:00:00'), stated(2 * 3600, [4])],
  [
    'a record from its start to its end',
    'record.duration',
    [],
    record({ started: '2026-11-20T10:00:00Z', finished: '2026-11-20T10:04:30Z' }),
    stated(270, [4]),
  ],
  [
    'times without a zone are both UTC',
    'record.duration',
    [],
    record({ started: '2026-03-29T01:30:00', finished: '2026-03-29T03:30:00' }),
    stated(2 * 3600, [4]),
  ],
  [
    'a time without a zone against one with it',
    'record.duration',
    [],
    record({ started: '2026-11-20T10:00:00', finished: '2026-11-20T11:05:00+01:00' }),
    stated(300, [4]),
  ],
  [
    'what is stated stands',
    'record.duration',
    [],
    record({ started: '2026-11-20T10:00:00Z', finished: '2026-11-20T10:04:00Z', duration: 60 }),
    stated(60, [4]),
  ],
  [
    'an end before the start gives nothing',
    'record.duration',
    [],
    record({ started: '2026-11-20T10:00:00Z', finished: '2026-11-20T09:00:00Z' }),
    absent(4),
  ],
  ['no end gives nothing', 'record.duration', [], record({ started: '2026-11-20T10:00:00Z' }), absent(4)],
  [
    'an open duration stays open',
    'record.duration',
    [],
    record({ started: '2026-11-20T10:00:00Z', finished: '2026-11-20T10:04:00Z', duration: '?' }),
    { state: 'unfilled', value: null, lines: [4], nearest: 4 },
  ],
]

describe('the document', () => {
  test.each(DOCUMENT)('%s: %s', (_what, fact, said, listed, expected) => {
    expect(documentFact(releaseOf(said, listed), fact)).toEqual(expected)
  })
})

describe('what it lists', () => {
  test.each(ITEMS)('%s: %s', (_what, fact, said, listed, expected) => {
    expect(itemFact(releaseOf(said, listed), fact)).toEqual(expected)
  })
})

/** What is known of the linked document: whether it exists, and its status. */
const LINKS: readonly (readonly [
  exists: boolean | null,
  status: string | null,
  resolves: unknown,
  targetStatus: unknown,
])[] = [
  [true, 'Draft', stated(true, [4]), stated('draft', [4])],
  [true, null, stated(true, [4]), absent(4)],
  [false, 'draft', stated(false, [4]), absent(4)],
  [null, 'draft', absent(4), absent(4)],
]

describe('a link', () => {
  test.each(LINKS)('to a document that exists: %s, with status %s', (exists, status, resolves, targetStatus) => {
    const asked: string[] = []
    const context = {
      ...CONTEXT,
      resolves: (path: string, target: string) => {
        asked.push(`${path} ${target}`)
        return exists
      },
      statusOf: () => status,
    }
    const release = releaseOf([], [{ type: 'link', line: 4, says: { target: 'a.md', relation: 'strategy' } }])
    expect(itemFact(release, 'link.resolves', context)).toEqual(resolves)
    expect(itemFact(release, 'link.targetStatus', context)).toEqual(targetStatus)
    expect(asked).toContain('plan.md a.md')
  })
})

test('every derived fact of the catalogue is derived here', () => {
  const derived = [...CATALOGUE.values()].filter((spec) => spec.derived).map((spec) => spec.name)
  const here = new Set([...DOCUMENT, ...ITEMS].map(([, fact]) => fact).concat('link.resolves', 'link.targetStatus'))
  expect(derived.filter((name) => !here.has(name))).toEqual([])
})
