import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { facts } from '../../src/index.js'
import { textOf } from '../architecture/tree.js'

interface Column {
  readonly column: string
  readonly list: string
  readonly fact: string
  readonly [value: string]: string | readonly string[]
}

const columns = parse(textOf('fixtures/reading/decisions.yaml')) as readonly Column[]
const HEADS = new Set(['column', 'list', 'fact'])

describe.each(columns.map((one) => [one.fact, one] as const))('%s', (fact, { column, list, ...answers }) => {
  const rows = Object.entries(answers)
    .filter(([value]) => !HEADS.has(value))
    .flatMap(([value, cells]) => [cells].flat().map((cell) => ({ cell, value })))

  test.each(rows)('$cell is $value', async ({ cell, value }) => {
    const text = `---\nkind: release-plan\n---\n# Plan\n\n## ${list}\n\n| By | Summary | ${column} |\n|---|---|---|\n| change board | A | ${cell} |\n`
    const [document] = await facts({ sources: [{ path: 'plan.md', text }], now: '2026-11-20T12:00:00Z' })
    const read = document?.items.flatMap((item) => item.facts).find(({ name }) => name === fact)
    expect([read?.state, read?.state === 'stated' ? String(read.value) : 'open']).toEqual(
      value === 'open' ? ['unreadable', 'open'] : ['stated', value],
    )
  })
})
