import { describe, expect, test } from 'vitest'
import type { Mention } from '../../src/model/index.js'
import { casesOf, releasesOf } from './reader.js'

/** How a drill ended and how long it took, in the words of whoever noted it. */
interface Told {
  /** `?`: it is told, and nobody can say what it means. */
  readonly result: string | null
  readonly duration?: number | null
}
interface Cases {
  readonly outcomes: readonly (Told & { readonly outcome: string })[]
  readonly lines: readonly (Told & { readonly line: string })[]
}

const { outcomes, lines } = casesOf<Cases>('drills')
const HEAD = '---\nkind: runbook\n---\n# Rolling the shop back\n\n'

function drillIn(markdown: string): Told {
  const drills = releasesOf('runbook.md', HEAD + markdown)[0]?.items.filter(({ type }) => type === 'drill') ?? []
  expect(drills).toHaveLength(1)
  const said = (name: string) => drills[0]?.mentions.find(({ field }) => field === name)
  const shown = (mention: Mention | undefined) => mention?.value ?? null
  const result = said('drill.result')
  return {
    result: result?.state === 'unreadable' ? '?' : (shown(result) as string | null),
    duration: shown(said('drill.duration')) as number | null,
  }
}

describe('how a drill ended', () => {
  test.each(outcomes)('outcome $outcome', ({ outcome, result, duration = null }) => {
    expect(drillIn(`## Drills\n\n| Date | Outcome |\n|---|---|\n| 2026-11-05 | ${outcome} |\n`)).toEqual({
      result,
      duration,
    })
  })
  test.each(lines)('line $line', ({ line, result, duration = null }) => {
    expect(drillIn(`## Drills\n\n- ${line}\n`)).toEqual({ result, duration })
  })
})

test('the last drill is told like any other', () => {
  expect(drillIn('Last drill: 2026-11-05 (failed, 9 minutes)\n')).toEqual({ result: 'failed', duration: 540 })
  expect(drillIn('Last drill: 2026-11-05 (canary aborted)\n')).toEqual({ result: null, duration: null })
})
