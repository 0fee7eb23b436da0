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
  const shown: Problem[] = []
  const others: Problem[] = []
  const times = new Map<string, number>()
  for (const problem of problems) {
    const before = times.get(keyOf(problem)) ?? 0
    times.set(keyOf(problem), before + 1)
    if (view.verbose || (before < OF_ONE && shown.length < SHOWN)) shown.push(problem)
    else others.push(problem)
  }
  return [
    ...shown.flatMap((problem) => [...renderProblem(problem, view), '']),
    ...[...groupBy(others, keyOf).values()].flatMap((group) => moreOf(group, view)),
  ]
}

const keyOf = ({ severity, code }: Problem): string => `${severity}[${code}]`

function moreOf(problems: readonly Problem[], view: View): readonly string[] {
  const first = problems[0] as Problem
  const files = new Set(problems.map(({ path }) => path)).size
  const also = files > 1 ? ` and ${count(files - 1, 'more file')}` : ''
  const mark = first.severity === 'error' ? view.palette.block : view.palette.note
  const head = `${keyOf(first)}: ${count(problems.length, 'more like this', 'more like these')}`
  const all = view.palette.dim('(--verbose shows them all)')
  return [`${mark(head)} ${all}`, `  ${view.palette.gutter('-->')} ${place(first.path, first.span)}${also}`, '']
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
