import type { VerdictDocument } from '../../attest/index.js'
import { printable, type View, wrap } from '../../report/index.js'
import type { Check } from './checks.js'

/** Of each check so many details; the first ones tell most. */
const MOST_DETAILS = 12
const INDENT = ' '.repeat(18)

/** What was looked at, line by line, and last the verdict, where there is one to rely on. */
export function checkedText(checks: readonly Check[], verdict: VerdictDocument | null, view: View): string {
  const { palette } = view
  const isVerified = verdict !== null && checks.every(({ holds }) => holds)
  const answer = isVerified ? verdict.verdict : 'NOT VERIFIED'
  const paint = answer === 'GO' ? palette.go : answer === 'INDETERMINATE' ? palette.warn : palette.block
  const reasons = isVerified && verdict.verdict !== 'GO' ? verdict.reasons : []
  const lines = [
    ...checks.flatMap((check) => linesOf(check, view)),
    '',
    paint(`>>> ${answer} <<<`),
    ...listed(reasons, '  ', view),
  ]
  return `${lines.join('\n')}\n`
}

function linesOf({ name, holds, says, details }: Check, view: View): readonly string[] {
  const mark = holds ? view.palette.go('ok  ') : view.palette.block('FAIL')
  const [first = '', ...others] = wrap(printable(says), view.width - INDENT.length)
  return [
    `  ${mark} ${name.padEnd(9)}  ${first}`,
    ...others.map((line) => `${INDENT}${line}`),
    ...listed(details, INDENT, view),
  ]
}

function listed(all: readonly string[], indent: string, { verbose, width }: View): readonly string[] {
  const shown = verbose ? all : all.slice(0, MOST_DETAILS)
  const rest = all.length - shown.length
  return [
    ...shown.flatMap((one) => {
      const [first = '', ...others] = wrap(printable(one), width - indent.length - 2)
      return [`${indent}- ${first}`, ...others.map((line) => `${indent}  ${line}`)]
    }),
    ...(rest > 0 ? [`${indent}and ${rest} more (--verbose shows them all)`] : []),
  ]
}
