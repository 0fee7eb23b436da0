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
        .map((one) => `         ${' '.repeat(digits)}   ${sided(one, view)}`),
    ]
  })
}

function sided({ expected, found }: Comparison, { palette }: View): string {
  if (expected !== null) return palette.block(`- ${printable(expected)}`)
  return palette.go(`+ ${printable(found ?? '')}`)
}
