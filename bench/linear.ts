import { readFileSync } from 'node:fs'
import { check, facts } from '../src/index.js'
import { SHAPES } from './shapes.js'

/**
 * Reads documents of doubling size and prints how the time grows: 2.0 is linear, 4.0 quadratic.
 *
 *   npm run bench:linear [-- FILE...]   reads the files too, repeated to size
 *
 * Exits with 1 where a shape takes more than three times as long at twice the size.
 */
const SIZES = [250_000, 500_000, 1_000_000]
const MOST_GROWTH = 3
/** Below it, the growth is the garbage collector's and not ours. */
const MEASURABLE = 300
const HEAD = '---\nkind: runbook\n---\n# Rollback of the storefront\n\n## Rollback\n\n'

const own = process.argv.slice(2).map((path) => {
  const text = readFileSync(path, 'utf8')
  return [path, (bytes: number) => text.repeat(Math.ceil(bytes / text.length))] as const
})

await understood('warm up')
console.log(
  `${'milliseconds to check and tell the facts'.padEnd(44)}${SIZES.map((size) => `${size / 1000} kB`.padStart(9)).join('')}   growth`,
)
let worst = 0
for (const [name, shape] of [...Object.entries(SHAPES), ...own]) {
  const times: number[] = []
  for (const size of SIZES) times.push(await understood(shape(size)))
  const [, half = 1, whole = 1] = times
  const growth = whole / Math.max(half, 1)
  if (whole > MEASURABLE) worst = Math.max(worst, growth)
  console.log(
    `${name.slice(-43).padEnd(44)}${times.map((ms) => ms.toFixed(0).padStart(9)).join('')}   ${growth.toFixed(1)}${whole > MEASURABLE && growth > MOST_GROWTH ? '  NOT LINEAR' : ''}`,
  )
}
process.exitCode = worst > MOST_GROWTH ? 1 : 0

/** Milliseconds to judge a document and to tell everything that is known of it: the better of two runs. */
async function understood(text: string): Promise<number> {
  const request = { sources: [{ path: 'rollback.md', text: HEAD + text }], now: '2026-01-01T00:00:00Z' }
  const times: number[] = []
  for (let run = 0; run < 2; run++) {
    const started = performance.now()
    await check(request)
    await facts(request)
    times.push(performance.now() - started)
  }
  return Math.min(...times)
}
