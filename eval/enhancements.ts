import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check, type DocumentFacts, facts, type Report, type Source, type Value } from '../src/index.js'
import { tally, verdictOf } from './collections.js'
import { documentsIn, isFile } from './folder.js'
import { atMost, type Goal } from './goals.js'
import { fitted, heading, table } from './table.js'

/** The three questions on rollback, with the words by which the corpus's own table begins each. */
const QUESTIONS: readonly (readonly [name: string, begins: string])[] = [
  ['rollback-failure', 'How can a rollout'],
  ['rollback-metrics', 'What specific metrics'],
  ['rollback-tested', 'Were upgrade'],
]
const STAGES = ['alpha', 'beta', 'stable']
const OUTCOMES = ['answered', 'empty', 'notApplicable', 'no', 'unfinished']
/** As the goals have it: counts of empty answers may be off by so many, and so many in a hundred may be NO-GO. */
const OFF = 3
const MOST_NO_GO = 5

/** Judges proposals by their own pack, and counts how their questions on rollback are answered. */
export async function enhancements(
  corpus: string,
  name: string,
  now: string,
): Promise<{ readonly lines: readonly string[]; readonly goals: readonly Goal[] }> {
  const started = performance.now()
  const sources = documentsIn(join(corpus, 'real', name))
  const report = await check({ sources, config: 'extends: kubernetes-enhancement', now })
  const took = (performance.now() - started) / 1000
  const proposals = await answersIn(report, sources, now)
  const read = (performance.now() - started) / 1000 - took
  const counted = counts(proposals, expectedIn(corpus))
  const stable = stableNoGo(proposals, report)
  const templates = report.documents.filter(({ path, kind }) => kind === 'enhancement' && TEMPLATE.test(path))
  const verdicts = tally(report.documents.filter(({ judged }) => judged).map(({ path }) => verdictOf(path, report)))
  return {
    lines: [
      ...heading(`Collection ${name}, rules: kubernetes-enhancement`),
      `  ${report.coverage.documents} judged in ${took.toFixed(1)} s, ${report.coverage.evaluations} evaluations: ${verdicts}`,
      `  stable proposals: ${tally(stable.all.map((path) => verdictOf(path, report)))}`,
      ...rules(report),
      '',
      `  how ${proposals.length} proposals answer the questions on rollback, read in ${read.toFixed(1)} s:`,
      ...counted.lines,
      '',
      `  stable with the three questions: ${stable.carrying}; NO-GO on them: ${stable.stopped}`,
      ...stable.lines,
      '',
      ...templates.map(({ path }) => `  the empty template ${path}: ${verdictOf(path, report)}`),
    ],
    goals: [
      ...counted.goals,
      atMost('stable NO-GO on the three', MOST_NO_GO, round((100 * stable.stopped) / stable.carrying), ' %'),
      ...templates.map(({ path }): Goal => {
        const found = verdictOf(path, report)
        return { name: 'the empty template', wanted: 'NO-GO', found, reached: found === 'NO-GO' }
      }),
    ],
  }
}

/** A proposal without a number of its own. */
const TEMPLATE = /(?:^|\/)N+-[^/]*template\//i
const ASKED = new Set(['enhancement.stage', ...['asked', ...OUTCOMES].map((outcome) => `questions.${outcome}`)])

/** What each proposal answers, read with the metadata beside it; the rest of what is known is let go at once. */
async function answersIn(report: Report, sources: readonly Source[], now: string): Promise<readonly DocumentFacts[]> {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const proposals: DocumentFacts[] = []
  for (const { path, kind } of report.documents) {
    if (kind !== 'enhancement') continue
    const own = [path, path.replace(/[^/]+$/, 'kep.yaml')].flatMap((name) => byPath.get(name) ?? [])
    const [proposal] = await facts({ sources: own, now })
    if (proposal)
      proposals.push({ ...proposal, items: [], facts: proposal.facts.filter(({ name }) => ASKED.has(name)) })
  }
  return proposals
}

const round = (value: number): number => Math.round(value * 10) / 10

/** How often each rule found something. */
function rules({ findings }: Report): readonly string[] {
  const counts = new Map<string, number>()
  for (const { level, rule, result } of findings) {
    const name = `${level} ${rule.replace(/^.*\//, '')}${result === 'cannot-tell' ? ' (cannot tell)' : ''}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => [name, count] as const)
  return ['', ...table(['rule', 'findings'], rows)]
}

const statedIn = (document: DocumentFacts, fact: string): Value =>
  document.facts.find(({ name, state }) => name === fact && state === 'stated')?.value ?? null

const holds = (document: DocumentFacts, fact: string, name: string): boolean => {
  const value = statedIn(document, fact)
  return Array.isArray(value) && value.includes(name)
}

function counts(proposals: readonly DocumentFacts[], expected: ReadonlyMap<string, number>) {
  const goals: Goal[] = []
  const rows = QUESTIONS.flatMap(([question]) =>
    STAGES.map((stage) => {
      const there = proposals.filter((one) => statedIn(one, 'enhancement.stage') === stage)
      const amounts = OUTCOMES.map(
        (outcome) => there.filter((one) => holds(one, `questions.${outcome}`, question)).length,
      )
      const wanted = expected.get(`${question} ${stage}`)
      const empty = amounts[OUTCOMES.indexOf('empty')] ?? 0
      if (wanted !== undefined)
        goals.push({
          name: `empty: ${question}, ${stage}`,
          wanted: `${wanted} ± ${OFF}`,
          found: String(empty),
          reached: Math.abs(empty - wanted) <= OFF,
        })
      return [question, stage, ...amounts, wanted ?? '–']
    }),
  )
  const head = ['question', 'stage', 'answered', 'empty', 'n/a', 'no', 'unfinished', 'empty by the corpus']
  return { lines: table(head, rows), goals }
}

/** The counts of empty answers that the corpus's own page has, by question and stage; none where it has no such table. */
function expectedIn(corpus: string): ReadonlyMap<string, number> {
  const page = join(corpus, 'README.md')
  const found = new Map<string, number>()
  if (!isFile(page)) return found
  let question: string | undefined
  for (const line of readFileSync(page, 'utf8').split('\n')) {
    const [, title = '', stage = '', , empty] = line.split('|').map((cell) => cell.trim())
    question = QUESTIONS.find(([, begins]) => title.startsWith(begins))?.[0] ?? (title === '' ? question : undefined)
    if (question && STAGES.includes(stage) && /^\d+$/.test(empty ?? ''))
      found.set(`${question} ${stage}`, Number(empty))
  }
  return found
}

/** The stable proposals that ask all three questions, and those that the rules about them stop, with the reasons. */
function stableNoGo(proposals: readonly DocumentFacts[], report: Report) {
  const stable = proposals.filter((one) => statedIn(one, 'enhancement.stage') === 'stable')
  const carrying = stable.filter((one) => QUESTIONS.every(([name]) => holds(one, 'questions.asked', name)))
  const names = new Set(QUESTIONS.map(([name]) => `kubernetes-enhancement/${name}`))
  const stopped = carrying.flatMap(({ path }) => {
    const own = report.findings.filter((one) => one.path === path && names.has(one.rule) && one.level === 'block')
    const told = own.filter(({ result }) => result === 'not-met')
    return told.length > 0 ? [{ path, told }] : []
  })
  const lines = stopped.flatMap(({ path, told }) => [
    fitted(`    ${path.replace(/\/README\.md$/, '')}`),
    ...told.map(({ span, message }) => fitted(`      ${String(span.line).padStart(5)}  ${message}`)),
  ])
  return { all: stable.map(({ path }) => path), carrying: carrying.length, stopped: stopped.length, lines }
}
