import { describe, expect, test } from 'vitest'
import type { Item, ItemType } from '../../src/model/index.js'
import { casesOf, releasesOf, VOCABULARY } from './reader.js'

/** Things that a document lists, in every layout that lists the same; and lists that are told to be not understood. */
interface Case {
  readonly case: string
  readonly type: ItemType
  /** What each of them states in the columns of its type. */
  readonly items: readonly Readonly<Record<string, unknown>>[]
  /** Lines of the layouts on which something begins that is not understood; one at most for each list. */
  readonly unread?: readonly number[]
  readonly layouts: readonly string[]
}

const CASES = casesOf<readonly Case[]>('lists').flatMap((one) =>
  one.layouts.map((layout, index) => ({ ...one, layout, number: index + 1 })),
)

/** What an item states, as a row of a table would. */
function rowOf({ type, mentions }: Item): Readonly<Record<string, unknown>> {
  const columns = new Set(
    VOCABULARY.items.filter((spec) => spec.type === type).flatMap((spec) => Object.keys(spec.columns)),
  )
  return Object.fromEntries(
    mentions
      .filter(({ field, state }) => columns.has(field) && state === 'stated')
      .map(({ field, value }) => [field.slice(field.indexOf('.') + 1), value]),
  )
}

describe.each(CASES)('$case, layout $number', ({ type, items, unread = [], layout }) => {
  const isData = layout.startsWith('kind: ')
  const [release] = isData ? releasesOf('plan.yaml', layout) : releasesOf('plan.md', HEAD + layout)
  test('lists what stands there', () => {
    expect(release?.items.filter((item) => item.type === type).map(rowOf)).toEqual(items)
  })
  test('tells what it does not understand', () => {
    const found = release?.unread.filter((one) => one.type === type) ?? []
    expect(found.map(({ span }) => span.line - (isData ? 0 : LINES_OF_HEAD))).toEqual(unread)
  })
})

/** What stands above a layout in Markdown. */
const HEAD = '---\nkind: release-plan\n---\n# Plan of the shop\n\n'
const LINES_OF_HEAD = 5
