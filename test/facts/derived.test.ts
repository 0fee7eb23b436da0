import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { CATALOGUE } from '../../src/facts/index.js'
import type { Kind } from '../../src/model/index.js'
import { CONTEXT, documentFact, itemFact, type Listed, optionFact, releaseOf, type Said } from './releases.js'

interface Case {
  readonly case: string
  readonly fact: string
  readonly said?: readonly Said[]
  readonly listed?: readonly Listed[]
  readonly is: unknown
}
const casesOf = (name: string) =>
  parse(readFileSync(new URL(name, import.meta.url), 'utf8'), { merge: true }) as readonly Case[]

/** Facts of the document that follow from what it lists. */
const DOCUMENT = casesOf('derived-document.yaml')
/** Facts of one listed thing that follow from its others, from the clock or from what is linked. */
const ITEMS = casesOf('derived-items.yaml')

describe('the document', () => {
  test.each(DOCUMENT)('$case: $fact', ({ fact, said = [], listed, is }) => {
    expect(documentFact(releaseOf(said, listed), fact)).toEqual(is)
  })
})

describe('what it lists', () => {
  test.each(ITEMS)('$case: $fact', ({ fact, said = [], listed, is }) => {
    expect(itemFact(releaseOf(said, listed), fact)).toEqual(is)
  })
})

interface ProposalCase extends Case {
  readonly kind: Kind
  readonly beside?: Readonly<Record<string, readonly Said[]>>
  readonly broken?: readonly string[]
}
/** Facts of a proposal that follow from what stands beside it. */
const PROPOSALS = casesOf('derived-enhancement.yaml') as readonly ProposalCase[]

describe('a proposal', () => {
  test.each(PROPOSALS)('$case: $fact', ({ fact, kind, said = [], listed, beside = {}, broken = [], is }) => {
    const neighbours = new Map(Object.entries(beside).map(([target, says]) => [target, releaseOf(says).mentions]))
    const context = {
      ...CONTEXT,
      said: (path: string, target: string) => {
        const mentions = neighbours.get(target)
        const trusted = !broken.includes(target)
        return path === 'plan.md' && (mentions || !trusted) ? { trusted, mentions: mentions ?? [] } : null
      },
    }
    expect(documentFact(releaseOf(said, listed, { kind }), fact, context)).toEqual(is)
  })
})

interface IncidentCase extends Case {
  readonly option?: string
  readonly plan?: Pick<Case, 'said' | 'listed'>
}
/** What can be done about an incident, weighed by its plan. */
const INCIDENTS = casesOf('derived-incident.yaml') as readonly IncidentCase[]

describe('an option', () => {
  test.each(INCIDENTS)('$case: $fact', ({ fact, option = 'rollback', said = [], listed, plan, is }) => {
    const incident = releaseOf(said, listed, { kind: 'incident' })
    expect(optionFact(incident, plan ? releaseOf(plan.said ?? [], plan.listed) : null, option, fact)).toEqual(is)
  })

  test('is none where nobody asks what can be done', () => {
    expect(itemFact(releaseOf([], [], { kind: 'incident' }), 'option.name')).toBeUndefined()
  })
})

const stated = (value: unknown) => ({ state: 'stated', value, lines: [4], nearest: 4 })
const ABSENT = { state: 'absent', nearest: 4 }

/** What is known of the linked document: whether it exists, and its status. */
const LINKS: readonly (readonly [
  exists: boolean | null,
  status: string | null,
  resolves: unknown,
  targetStatus: unknown,
])[] = [
  [true, 'Draft', stated(true), stated('draft')],
  [true, null, stated(true), ABSENT],
  [false, 'draft', stated(false), ABSENT],
  [null, 'draft', ABSENT, ABSENT],
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

  test.each([
    [undefined, stated(true), ABSENT],
    [null, ABSENT, ABSENT],
    ['there is no "a.md"', stated(false), stated('there is no "a.md"')],
  ])('of which is missing: %s', (missing, leads, said) => {
    const release = releaseOf([], [{ type: 'link', line: 4, says: { target: 'a.md', relation: 'strategy' } }])
    const context = { ...CONTEXT, missing: () => missing }
    expect(itemFact(release, 'link.leads', context)).toEqual(leads)
    expect(itemFact(release, 'link.missing', context)).toEqual(said)
  })
})

test('every derived fact of the catalogue is derived here', () => {
  // What only the gate and comments know is held where it is made: test/facts/joined.test.ts, test/suppressions.
  const elsewhere: ReadonlySet<string> = new Set(['gate', 'past', 'evidence', 'waiver', 'suppression'])
  const derived = [...CATALOGUE.values()]
    .filter((spec) => spec.derived && !elsewhere.has(spec.subject))
    .map((spec) => spec.name)
  const here = new Set(
    [...DOCUMENT, ...ITEMS, ...PROPOSALS, ...INCIDENTS]
      .map(({ fact }) => fact)
      .concat('link.resolves', 'link.leads', 'link.missing', 'link.targetStatus'),
  )
  expect(derived.filter((name) => !here.has(name))).toEqual([])
})
