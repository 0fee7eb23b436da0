import type { VerdictDocument } from '../../attest/index.js'
import { type Palette, printable } from '../../report/index.js'
import type { Check } from './checks.js'

/** Of each check so many details; the first ones tell most. */
const MOST_DETAILS = 12

/** What was looked at, line by line, and last the verdict, where there is one to rely on. */
export function checkedText(checks: readonly Check[], verdict: VerdictDocument | null, palette: Palette): string {
  const isVerified = verdict !== null && checks.every(({ holds }) => holds)
  const answer = isVerified ? verdict.verdict : 'NOT VERIFIED'
  const paint = answer === 'GO' ? palette.go : answer === 'INDETERMINATE' ? palette.warn : palette.block
  const reasons = isVerified && verdict.verdict !== 'GO' ? verdict.reasons : []
  const lines = [
    ...checks.flatMap((check) => linesOf(check, palette)),
    '',
    paint(`>>> ${answer} <<<`),
    ...few(reasons).map((reason) => `  - ${reason}`),
  ]
  return `${lines.join('\n')}\n`
}

function linesOf({ name, holds, says, details }: Check, { go, block }: Palette): readonly string[] {
  const mark = holds ? go('ok  ') : block('FAIL')
  return [
    `  ${mark} ${name.padEnd(9)}  ${printable(says)}`,
    ...few(details).map((one) => `                   - ${one}`),
  ]
}

function few(all: readonly string[]): readonly string[] {
  const shown = all.slice(0, MOST_DETAILS).map(printable)
  return all.length > MOST_DETAILS ? [...shown, `and ${all.length - MOST_DETAILS} more`] : shown
}
