import { statSync } from 'node:fs'
import type { Input } from '../../check.js'

/**
 * Bytes that one thread judges in a second, by the ending of the name: 2,000 generated plans of 4.9 MB and 400 runbooks of
 * 5.2 MB, with `recommended`, on a machine of 2025. What it is by half or twice as much does not matter.
 */
const BYTES_IN_A_SECOND = { yaml: 500_000, markdown: 700_000 }
/** What a file takes however small it is, in seconds. */
const EACH = 0.0005
/** A thread takes about a quarter of a second to begin, so this much work is worth one. */
const WORTH_IT = 1.5
const MOST = 4

/** About how long one thread judges a file, in seconds. What is no file takes no time. */
export function secondsFor({ id, path }: Input): number {
  try {
    const perSecond = /\.(?:md|markdown)$/i.test(path) ? BYTES_IN_A_SECOND.markdown : BYTES_IN_A_SECOND.yaml
    return EACH + statSync(id).size / perSecond
  } catch {
    return 0
  }
}

/**
 * How many threads the work is worth, this one among them.
 *
 * @param cores how many threads this machine runs at once
 */
export function worthIt(inputs: Iterable<Input>, cores: number): number {
  if (cores < 2) return 1
  let seconds = 0
  for (const input of inputs) {
    seconds += secondsFor(input)
    if (seconds > WORTH_IT) return Math.min(cores, MOST)
  }
  return 1
}
