import type { Problem } from '../model/index.js'
import { labelled, place } from './finding.js'
import { frame } from './frame.js'
import type { View } from './palette.js'
import { count, printable, wrap } from './printable.js'

/** Problems that are shown before `--verbose` is needed. */
const SHOWN = 20

/** Problems one after the other, each with its place, a code frame where there is a line to show, and what to do. */
export function renderProblems(problems: readonly Problem[], view: View): readonly string[] {
  const shown = view.verbose ? problems : problems.slice(0, SHOWN)
  const more = problems.length - shown.length
  return [
    ...shown.flatMap((problem) => [...renderProblem(problem, view), '']),
    ...(more > 0 ? [`and ${count(more, 'more problem')} (--verbose shows them all)`, ''] : []),
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
