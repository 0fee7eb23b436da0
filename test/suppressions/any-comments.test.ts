import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check, type Report } from '../../src/index.js'
import { textOf } from '../architecture/tree.js'

const NOW = '2026-11-20T12:00:00Z'
const SOURCES = [
  'fixtures/storefront/release-plan.yaml',
  'fixtures/storefront/runbook.md',
  'fixtures/twins/plan.md',
].map((path) => ({ path, text: textOf(path) }))

const judged = (path: string, text: string): Promise<Report> =>
  check({ sources: [{ path, text }], config: 'extends: strict\n', now: NOW })

const RULES = (await Promise.all(SOURCES.map(({ path, text }) => judged(path, text)))).flatMap(({ findings }) =>
  findings.map(({ rule }) => rule),
)

const someRule = fc.constantFrom(...new Set(RULES), 'contract/no-such-rule', 'suppressions/unused')
const someComment = fc
  .record({
    word: fc.constantFrom('line', 'next-line', 'section', 'nextline'),
    rules: fc.array(someRule, { minLength: 1, maxLength: 3 }),
    until: fc.constantFrom('', '', ' until 2027-01-31', ' until 2026-11-19', ' until 2027-02-30'),
    reason: fc.constantFrom(
      ' -- roll back only if the database is dropped, TBD',
      ' -- why',
      '',
      ' -- until 2027-01-31',
    ),
  })
  .map(({ word, rules, until, reason }) => `gonogo-disable-${word} ${rules.join(', ')}${until}${reason}`)
/** Comments, and at which of the places that a document has for them each stands. */
const someComments = fc.array(fc.tuple(fc.nat(), someComment), { minLength: 1, maxLength: 12 })

/** Where a comment can stand without being text: behind a line of YAML, behind a heading, and between blocks of Markdown. */
function placesIn(path: string, lines: readonly string[]): readonly number[] {
  const isYaml = path.endsWith('.yaml')
  let fenced = false
  return lines.flatMap((line, index) => {
    if (/^\s*(?:```|---)/.test(line)) fenced = !fenced
    const fits = isYaml ? /^\s*(?:- )?[\w-]+:(?: [^|>"'[{#]*)?$/.test(line) : /^#+ \S/.test(line)
    return fits && !fenced ? [index] : []
  })
}

function commented(path: string, text: string, comments: readonly (readonly [number, string])[]): string {
  const lines = text.split('\n')
  const places = placesIn(path, lines)
  for (const [nth, comment] of comments) {
    const at = places[nth % places.length] as number
    if (path.endsWith('.yaml')) lines[at] += /#/.test(lines[at] as string) ? '' : ` # ${comment}`
    else if (nth % 2 === 0) lines[at] += ` <!-- ${comment} -->`
    else lines[at] += `\n\n<!-- ${comment} -->`
  }
  return lines.join('\n')
}

const own = ({ findings }: Report) => findings.filter(({ rule }) => !rule.startsWith('suppressions/'))
const known = (findings: Report['findings']): readonly string[] =>
  findings.map((one) => `${one.rule} ${one.fingerprint}`).sort()

test.each(SOURCES)(
  'comments change nothing of what is found: $path',
  async ({ path, text }) => {
    const before = known(own(await judged(path, text)))
    await fc.assert(
      fc.asyncProperty(fc.nat(), someComment, async (nth, comment) => {
        const written = commented(path, text, [[nth, comment]])
        const report = await judged(path, written)
        expect(known(own(report))).toEqual(before)
        for (const { suppressedBy, result, waivable, rule, span } of report.findings) {
          if (!suppressedBy) continue
          expect([result, waivable, rule.startsWith('suppressions/')]).toEqual(['not-met', true, false])
          const line = written.split('\n')[suppressedBy.span.line - 1] ?? ''
          // What suppresses names the rule, has a reason, and is not over.
          expect(line).toMatch(new RegExp(`gonogo-disable-(?:line|next-line|section) [^>]*${rule}[^>]* -- `))
          expect(line.slice(suppressedBy.span.column - 1)).not.toMatch(
            /^(?:<!--|#) \S+ [^>]*(?:2026-11-19|2027-02-30|no-such-rule) --/,
          )
          if (/disable-line/.test(line.slice(suppressedBy.span.column - 1, suppressedBy.span.column + 26)))
            expect(span.line).toBeLessThanOrEqual(suppressedBy.span.line)
        }
      }),
      { numRuns: 30 },
    )
  },
  60_000,
)

test.each(SOURCES)(
  'every comment that suppresses nothing is found: $path',
  async ({ path, text }) => {
    await fc.assert(
      fc.asyncProperty(someComments, async (comments) => {
        const written = commented(path, text, comments)
        const { findings } = await judged(path, written)
        const about = new Set(
          findings
            .filter(({ rule }) => rule.startsWith('suppressions/'))
            .map(({ span }) => `${span.line} ${span.column}`),
        )
        const used = findings.flatMap(({ suppressedBy }) =>
          suppressedBy ? [`${suppressedBy.span.line} ${suppressedBy.span.column}`] : [],
        )
        const silent = written.split('\n').flatMap((line, index) => {
          const marks = [...line.matchAll(/(?:<!--|#) gonogo-disable/g)]
          return marks
            .map((mark) => `${index + 1} ${mark.index + 1}`)
            .filter((at) => !about.has(at) && !used.includes(at))
        })
        expect(silent).toEqual([])
      }),
      { numRuns: 20 },
    )
  },
  60_000,
)

const NO_RULE_APPLIES = 'kind: release-plan\nowner: web # gonogo-disable-line contract/time-bound -- why\n'

test('no document is judged for its comments', async () => {
  const config = 'extends: suppressions\nrules: { contract/time-bound: { level: block, atMost: 5m } }\n'
  const { verdict, findings } = await check({
    sources: [{ path: 'plan.yaml', text: NO_RULE_APPLIES }],
    config,
    now: NOW,
  })
  expect(findings.map(({ rule }) => rule)).toEqual(['suppressions/unused'])
  expect(verdict.decision).toBe('INDETERMINATE')
  const alone = await check({
    sources: [{ path: 'plan.yaml', text: NO_RULE_APPLIES }],
    config: 'extends: suppressions\n',
    now: NOW,
  })
  expect(alone.verdict.decision).toBe('INDETERMINATE')
  expect(alone.findings).toEqual([])
})
