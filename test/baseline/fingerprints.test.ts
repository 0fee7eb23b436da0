import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { check, type Source } from '../../src/index.js'
import { filesUnder, textOf } from '../architecture/tree.js'
import { MARKDOWN_MOVES, type Move, YAML_MOVES } from './moves.js'

const NOW = '2026-11-20T12:00:00.000Z'
const CONFIG = 'extends: [strict, runbook]\n'
const FOLDERS = ['fixtures/baseline', 'fixtures/storefront', 'fixtures/twins', 'fixtures/reading', 'fixtures/formats']
const DOCUMENTS = FOLDERS.flatMap(filesUnder)
  .filter((path) => /\.(?:md|yaml)$/.test(path))
  .map((path) => ({ path, text: textOf(path) }))

const fingerprints = async (source: Source, now = NOW): Promise<readonly string[]> => {
  const report = await check({ sources: [source], config: CONFIG, now })
  return report.findings.map(({ fingerprint }) => fingerprint).sort()
}

/** Those in which something is found: a move in another shows nothing. */
const found = (
  await Promise.all(DOCUMENTS.map(async (source) => ({ source, prints: await fingerprints(source) })))
).filter(({ prints }) => prints.length > 0)
const ofFormat = (ending: string) => found.filter(({ source }) => source.path.endsWith(ending))

const MOVES: readonly (readonly [string, readonly (typeof found)[number][], Move])[] = [
  ...Object.entries(MARKDOWN_MOVES).map(([name, move]) => [`Markdown with ${name}`, ofFormat('.md'), move] as const),
  ...Object.entries(YAML_MOVES).map(([name, move]) => [`YAML with ${name}`, ofFormat('.yaml'), move] as const),
]

describe('fingerprints hold', () => {
  test.each(MOVES)('in %s', async (_name, documents, move) => {
    // At some place of the text; that of most moves is every place there is.
    const movable = documents.filter(({ source }) =>
      [0.1, 0.5, 0.9].some((at) => move(source.text, at) !== source.text),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...movable),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        async ({ source, prints }, at) => {
          const text = move(source.text, at)
          expect(await fingerprints({ ...source, text }), source.path).toEqual(prints)
        },
      ),
      { numRuns: 40 },
    )
  })
})

interface Change {
  readonly change: string
  readonly rule: string
  readonly path: string
  readonly before: string
  readonly after: string
  /** When the document is judged again. */
  readonly later?: string
  readonly known: number
  readonly new: number
  readonly stale: number
}

const CHANGES: readonly Change[] = parse(textOf('fixtures/baseline/changes.yaml'))

test.each(CHANGES)('of $rule with $change', async ({ rule, path, before, after, later, ...expected }) => {
  const of = async (text: string, now: string) => {
    const { findings } = await check({ sources: [{ path, text }], config: CONFIG, now })
    return findings.filter((finding) => finding.rule === rule).map(({ fingerprint }) => fingerprint)
  }
  const [was, is] = [new Set(await of(before, NOW)), new Set(await of(after, later ?? NOW))]
  expect({
    known: [...is].filter((one) => was.has(one)).length,
    new: [...is].filter((one) => !was.has(one)).length,
    stale: [...was].filter((one) => !is.has(one)).length,
  }).toEqual({ known: expected.known, new: expected.new, stale: expected.stale })
})
