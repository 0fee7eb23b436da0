import type { Comparison, ExampleResult } from '../model/index.js'
import type { View } from './palette.js'
import { printable, shorten } from './printable.js'

/** Each line at which something else was found than expected: the line, then `- expected` and `+ found`. */
export function differences({ example, comparisons }: ExampleResult, view: View): readonly string[] {
  const { palette } = view
  const differing = comparisons.filter(({ expected, found }) => expected === null || found === null)
  const numbers = [...new Set(differing.map(({ line }) => line))]
  const digits = Math.max(0, ...numbers.map((line) => String(line).length))
  return numbers.flatMap((line) => {
    const text = shorten(printable(example.lines[line - example.line - 1] ?? ''), view.width - digits - 13)
    return [
      `         ${palette.gutter(`${String(line).padStart(digits)} |`)} ${text}`.trimEnd(),
      ...differing
        .filter((one) => one.line === line)
        .map((one) => `         ${' '.repeat(digits)}   ${sided(one, elsewhere(one, differing), view)}`),
    ]
  })
}

/** Where the same was expected, or found, on another line: the marker stands on the wrong one. */
function elsewhere({ line, expected, found }: Comparison, differing: readonly Comparison[]): string {
  const others = differing.filter((other) => other.line !== line)
  if (expected !== null) {
    const at = others.find((other) => other.found?.includes(expected))?.line
    return at === undefined ? '' : ` (expected on line ${line}, found on line ${at})`
  }
  const at = others.find((other) => other.expected !== null && found?.includes(other.expected))?.line
  return at === undefined ? '' : ` (found on line ${line}, expected on line ${at})`
}

function sided({ expected, found }: Comparison, where: string, { palette }: View): string {
  if (expected !== null) return `${palette.block(`- ${printable(expected)}`)}${where}`
  return `${palette.go(`+ ${printable(found ?? '')}`)}${where}`
}
