import { statSync } from 'node:fs'
import type { Input } from '../../check.js'

/**
 * Bytes that one thread judges in a second, by the ending of the name. Measured with `recommended` on two busy cores: 2,000
 * generated documents of YAML (4.9 MB) took 16 to 19 seconds of CPU, 400 of Markdown (5.2 MB) 13 to 15. Cores that nobody
 * else uses are taken to be twice as fast.
 */
const BYTES_IN_A_SECOND = { yaml: 500_000, markdown: 700_000 }
/** What a file takes however small it is, in seconds. */
const EACH = 0.0005
/**
 * Seconds of work that are worth a further thread. Each compiles the program and warms up on its own, which took 2.2 to
 * 2.7 seconds of CPU on those busy cores: with less to do, two threads are no faster than one.
 */
const WORTH_IT = 2.5
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
