import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CATALOGUE, factsOf, subjectsOf } from '../../src/facts/index.js'
import { parse, parseShell } from '../../src/formats/index.js'
import type { Release, Span } from '../../src/model/index.js'
import { shellOf } from '../../src/reading/commands/shell.js'
import { outlineOfData } from '../../src/reading/structure/data.js'
import { outlineOf } from '../../src/reading/structure/markdown.js'
import type { Section } from '../../src/reading/structure/unit.js'
import { fixtureFiles } from '../formats/fixture-files.js'
import { JSONS, MARKDOWN, textOf, YAML } from '../formats/pieces.js'
import { releasesOf, VOCABULARY } from './reader.js'

const CONTEXT = {
  now: '2026-11-20T12:00:00Z',
  resolves: () => false,
  statusOf: () => 'draft',
  said: () => null,
  missing: () => 'there is no such place',
}
const SEEDS = fixtureFiles(/\.(?:md|yaml|json)$/)
  .filter(({ bytes }) => bytes.length < 12_000)
  .map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString('utf8').replaceAll(/\r\n?/g, '\n') }))

/** What authors and machines leave in documents, most of it where it does not belong. */
const SPLICES = [
  '\n',
  '\n\n',
  '# Rollback\n',
  '## Rollback steps\n\n',
  '**Rollback target:**\n\n',
  '**What if it fails?** ',
  'Never:\n\n',
  '1. Roll back to v1.2.3 within 5 minutes.\n',
  '- [ ] restore the database\n',
  '| a | b |\n|---|---|\n| RTO | 5m |\n',
  '```sh\npsql -c "drop table x" # undo\n',
  '`kubectl rollout undo deploy/web`',
  '[Name] <A_____',
  '{{ .x }}',
  ': ',
  ' - ',
  'rollback:\n  steps: [x]\n',
  '> 5 % for 2m',
  'T+5 to T+',
  '😀',
  '\u2028',
  '(((',
  '   ',
  '__proto__: ',
]

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat(60),
  put: fc.array(fc.constantFrom(...SPLICES), { maxLength: 4 }),
})
const mutated = fc
  .tuple(fc.constantFrom(...SEEDS), fc.array(edit, { minLength: 1, maxLength: 6 }))
  .map(([{ name, text }, edits]) => {
    let changed = text
    for (const { at, drop, put } of edits) {
      const from = Math.floor(at * changed.length)
      changed = changed.slice(0, from) + put.join('') + changed.slice(from + drop)
    }
    return { name, text: changed }
  })
const soup = fc.oneof(
  textOf([...MARKDOWN, ...SPLICES]).map((text) => ({ name: 'a.md', text })),
  textOf([...YAML, ...SPLICES]).map((text) => ({ name: 'a.yaml', text })),
  textOf(JSONS).map((text) => ({ name: 'a.json', text })),
)

function spansOf({ mentions, items, rejected, anchors }: Release): readonly Span[] {
  const own = items.flatMap((item) => [item, ...item.mentions])
  return [...mentions, ...own, ...rejected, ...anchors].map(({ span }) => span)
}

/** Why a span is no place in the text, or null where it is one. */
function misplaced({ line, column, endLine, endColumn }: Span, lines: readonly string[]): string | null {
  const start = lines[line - 1]
  const end = lines[endLine - 1]
  if (start === undefined || end === undefined) return 'no such line'
  if (column < 1 || column > start.length + 1 || endColumn < 1 || endColumn > end.length + 1) return 'no such column'
  return endLine < line || (endLine === line && endColumn < column) ? 'ends before it begins' : null
}

/** Every unit and every section stands for some characters, or for an alias of them; each says a bounded number of things. */
const MOST_ALIASES = 20
const MOST_SAID = 60

function holds({ name, text }: { readonly name: string; readonly text: string }): void {
  const lines = text.split('\n')
  const root: Section = {
    type: 'root',
    title: '',
    depth: 0,
    span: { line: 1, column: 1, endLine: 1, endColumn: 1 },
    parent: null,
    where: '',
  }
  const shell = shellOf(parseShell, VOCABULARY)
  for (const document of parse({ path: name, text })) {
    const body = outlineOf(document.blocks, root, shell, VOCABULARY.keys('abbreviations'))
    const data = document.data ? outlineOfData(document.data, root, shell, VOCABULARY) : { units: [], sections: [] }
    for (const { units, sections } of [body, data]) {
      expect(units.length).toBeLessThanOrEqual(MOST_ALIASES * (text.length + 1))
      expect(sections.length).toBeLessThanOrEqual(MOST_ALIASES * (text.length + 1))
    }
  }
  for (const release of releasesOf(name, text)) {
    for (const span of spansOf(release)) {
      const wrong = misplaced(span, lines)
      if (wrong) expect({ wrong, span }).toBe('a place in the text')
    }
    const said = release.mentions.length + release.rejected.length + release.items.length
    expect(said).toBeLessThanOrEqual(MOST_SAID * (text.length + 1))
    const facts = factsOf(release, CONTEXT)
    expect([...facts.keys()]).toEqual(
      [...CATALOGUE.values()].filter(({ subject }) => subject === 'document').map((spec) => spec.name),
    )
    const subjects = subjectsOf(release, CONTEXT)
    expect(subjects.length).toBe(release.kind === null ? 0 : release.items.length + 1)
  }
}

/** A quote that is never closed takes the line break behind it, where no column is. */
const OPEN_QUOTE = { name: 'a.md', text: "## Rollback steps\n\n```sh\n# undo\ndon't stop\n\n" }

describe('whatever is read, nothing throws and everything has a place', () => {
  test('mutated fixtures', () => {
    fc.assert(fc.property(mutated, holds), { numRuns: 400, examples: [[OPEN_QUOTE]] })
  })
  test('pieces at random', () => {
    fc.assert(fc.property(soup, holds), { numRuns: 400 })
  })
  test('reading the same text twice says the same', () => {
    const told = (name: string, text: string) => releasesOf(name, text).map(({ document: _document, ...said }) => said)
    const both = ({ name, text }: { readonly name: string; readonly text: string }) => {
      expect(told(name, text)).toEqual(told(name, text))
    }
    fc.assert(fc.property(mutated, both), { numRuns: 60 })
  })
})
