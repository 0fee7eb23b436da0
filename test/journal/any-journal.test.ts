import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '../../src/formats/index.js'
import { firstBreak } from '../../src/journal/chain.js'
import { type Entry, GENESIS, seal } from '../../src/journal/entry.js'
import { exportYaml, readRecords } from '../../src/journal/index.js'
import { identityOf } from '../../src/journal/rollback.js'
import { recordedIn } from '../../src/journal/sources.js'
import { draftOf, NOW } from './drafts.js'

/** A chain as it would be appended. */
function chainOf(count: number): readonly Entry[] {
  const entries: Entry[] = []
  for (let sequence = 1; sequence <= count; sequence++) {
    const { document, rollback } = draftOf('storefront-web', sequence)
    const body = { sequence, appended: NOW, previous: entries.at(-1)?.hash ?? GENESIS, document }
    entries.push({ ...body, rollback: identityOf(rollback), hash: seal(body) })
  }
  return entries
}

const CHAIN = chainOf(6)
const HEAD = CHAIN.at(-1) as Entry
const COLUMNS = ['appended', 'previous', 'document', 'rollback', 'hash'] as const

describe('any chain', () => {
  test('holds as it was appended', () => {
    for (let count = 1; count <= 6; count++)
      expect(firstBreak(CHAIN.slice(0, count), CHAIN[count - 1] as Entry)).toBeNull()
    expect(firstBreak([], null)).toBeNull()
  })

  test('tells any other character in any text, and no later than in the entry behind it', () => {
    const change = fc.record({
      at: fc.nat(CHAIN.length - 1),
      column: fc.constantFrom(...COLUMNS),
      place: fc.nat(),
      to: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('', ' ', '0', '"')),
    })
    fc.assert(
      fc.property(change, ({ at, column, place, to }) => {
        const entry = CHAIN[at] as Entry
        const text = entry[column]
        const where = place % text.length
        const changed = { ...entry, [column]: text.slice(0, where) + to + text.slice(where + 1) }
        fc.pre(changed[column] !== text)
        const broken = firstBreak(CHAIN.with(at, changed), HEAD)
        expect(broken?.sequence).toBeLessThanOrEqual(entry.sequence + 1)
        expect(broken?.sequence).toBeGreaterThanOrEqual(entry.sequence)
      }),
      { numRuns: 2000 },
    )
  })

  test('tells entries that are gone, put in between or in another order, renumbered or not', () => {
    const rows = fc.array(fc.nat(CHAIN.length - 1), { maxLength: 8 })
    fc.assert(
      fc.property(rows, fc.boolean(), (chosen, isRenumbered) => {
        const entries = chosen.map((index, at) => {
          const entry = CHAIN[index] as Entry
          return isRenumbered ? { ...entry, sequence: at + 1 } : entry
        })
        fc.pre(JSON.stringify(entries) !== JSON.stringify(CHAIN))
        const sorted = entries.toSorted((a, b) => a.sequence - b.sequence)
        fc.pre(JSON.stringify(sorted) !== JSON.stringify(CHAIN))
        expect(firstBreak(sorted, HEAD)).not.toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  test('tells an entry that was appended earlier than where it stands', () => {
    const forged = { ...(CHAIN[1] as Entry), sequence: 3 }
    const rest = CHAIN.slice(2).map((entry) => ({ ...entry, sequence: entry.sequence + 1 }))
    expect(firstBreak([...CHAIN.slice(0, 2), forged, ...rest], HEAD)).toMatchObject({ is: 'inserted', sequence: 3 })
  })
})

test('what is exported as YAML can be added again, and is the same', () => {
  const own = fc.dictionary(
    fc.string({ maxLength: 6 }),
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 })),
    { maxKeys: 4 },
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), own, fc.array(fc.string({ unit: 'binary' })), (words, extra, more) => {
      const [draft] = [draftOf('storefront-web', 1)]
      const record = {
        ...JSON.parse(draft.document).record,
        reason: `because ${words}`,
        'x-own': extra,
        'x-more': more,
      }
      const given = readRecords(parse({ path: 'r.json', text: JSON.stringify({ record }) }), OPTIONS)
      fc.pre(given.problems.length === 0)
      const exported = exportYaml(recordedIn(given.drafts.map(entryOf)))
      const again = readRecords(parse({ path: 'r.yaml', text: exported }), OPTIONS)
      expect(again.problems).toEqual([])
      expect(again.drafts.map(({ document }) => document)).toEqual(given.drafts.map(({ document }) => document))
    }),
    { numRuns: 500 },
  )
})

const OPTIONS = { now: NOW, isPlaceholder: () => false }

function entryOf({ document, rollback }: ReturnType<typeof draftOf>): Entry {
  const body = { sequence: 1, appended: NOW, previous: GENESIS, document }
  return { ...body, rollback: identityOf(rollback), hash: seal(body) }
}
