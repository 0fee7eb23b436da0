import type { Problem } from '../model/index.js'
import { labelled, place } from './finding.js'
import { frame } from './frame.js'
import type { View } from './palette.js'
import { count, printable, wrap } from './printable.js'
import { groupBy } from './tally.js'

/** Problems that are shown before `--verbose` is needed, of all codes and of one. */
const SHOWN = 20
const OF_ONE = 3

/**
 * Problems one after the other, each with its place, a code frame where there is a line to show, and what to do. What
 * repeats is counted by its code.
 */
export function renderProblems(problems: readonly Problem[], view: View): readonly string[] {
  const chosen = view.verbose ? new Set(problems.keys()) : inFull(problems)
  const shown = problems.filter((_, index) => chosen.has(index))
  const others = problems.filter((_, index) => !chosen.has(index))
  const codes = new Set(shown.map(keyOf))
  return [
    ...shown.flatMap((problem) => [...renderProblem(problem, view), '']),
    ...[...groupBy(others, keyOf)].flatMap(([key, group]) => moreOf(group, codes.has(key), view)),
  ]
}

const keyOf = ({ severity, code }: Problem): string => `${severity}[${code}]`

/** By their numbers: the first of each code before the second of any, errors before notes. */
function inFull(problems: readonly Problem[]): ReadonlySet<number> {
  const times = new Map<string, number>()
  const ranked = problems.map((problem, index) => {
    const nth = times.get(keyOf(problem)) ?? 0
    times.set(keyOf(problem), nth + 1)
    return { index, nth, rank: 2 * nth + (problem.severity === 'error' ? 0 : 1) }
  })
  const few = ranked.filter(({ nth }) => nth < OF_ONE).sort((a, b) => a.rank - b.rank)
  return new Set(few.slice(0, SHOWN).map(({ index }) => index))
}

function moreOf(problems: readonly Problem[], isMore: boolean, view: View): readonly string[] {
  const first = problems[0] as Problem
  const files = new Set(problems.map(({ path }) => path)).size
  const mark = first.severity === 'error' ? view.palette.block : view.palette.note
  const amount = count(problems.length, isMore ? 'more' : 'problem', isMore ? 'more' : 'problems')
  const also = problems.length > 1 ? ` and ${count(problems.length - 1, 'more', 'more')}` : ''
  return [
    `${mark(keyOf(first))}: ${amount} in ${count(files, 'file')} ${view.palette.dim('(--verbose shows them all)')}`,
    `  ${view.palette.gutter('-->')} ${place(first.path, first.span)}${also}`,
    '',
  ]
}

function renderProblem(problem: Problem, view: View): readonly string[] {
  const { palette } = view
  const mark = problem.severity === 'error' ? palette.block : palette.note
  const head = `${problem.severity}[${problem.code}]`
  const [first = '', ...rest] = wrap(`${head}: ${printable(problem.message)}`, view.width)
  const lines = view.linesOf(problem.path)
  return [
    first.startsWith(`${head}:`) ? `${mark(head)}${palette.strong(first.slice(head.length))}` : palette.strong(first),
    ...rest.map((line) => `  ${palette.strong(line)}`),
    `  ${palette.gutter('-->')} ${lines === null ? printable(problem.path) : place(problem.path, problem.span)}`,
    ...(lines === null ? [] : frame(lines, problem.span, view.width, mark, palette)),
    ...labelled('fix', problem.fix, view),
  ]
}
