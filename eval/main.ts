import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { collection } from './collections.js'
import { enhancements } from './enhancements.js'
import { foldersIn, isFile, isFolder } from './folder.js'
import type { Goal } from './goals.js'
import { scoreLabels } from './labelled.js'
import { seeds } from './seeds.js'
import { heading, table } from './table.js'

/**
 * Measures how well documents are read: `npm run eval -- <corpus folder> [--seeds <folder>]`. Exit codes: 0 every goal
 * is reached, 1 one is missed, 2 there is nothing to measure on.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const USAGE = `npm run eval -- <corpus folder> [--seeds <folder>]

The corpus folder holds labelled/score.mjs with its labels and documents, and real/ with a folder for each collection.`

/** Ages are counted from here, so that two runs give the same. */
const NOW = '2026-11-20T12:00:00Z'

const print = (lines: readonly string[]): void => {
  if (lines.length > 0) console.log(lines.join('\n'))
}

async function main(): Promise<number> {
  const options = { seeds: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  const [given] = positionals
  if (given === undefined) return refuse(`No corpus folder is named.\n\n${USAGE}`)
  const corpus = resolve(given)
  if (!isFolder(corpus)) return refuse(`There is no folder ${corpus}.\n\n${USAGE}`)
  const hasLabels = isFile(join(corpus, 'labelled', 'score.mjs'))
  const hasCollections = isFolder(join(corpus, 'real'))
  if (!hasLabels && !hasCollections) return refuse(`${corpus} holds neither labelled/score.mjs nor real/.\n\n${USAGE}`)
  if (values.seeds !== undefined && !isFolder(resolve(values.seeds)))
    return refuse(`--seeds names a folder of documents, and there is none at ${resolve(values.seeds)}.`)

  const goals: Goal[] = []
  if (hasLabels) {
    const { lines, goals: own } = scoreLabels(corpus, ROOT)
    print(lines)
    goals.push(...own)
  } else console.log('labelled/score.mjs is not there: nothing is scored.')
  for (const name of hasCollections ? foldersIn(join(corpus, 'real')) : []) {
    print(await collection(corpus, name, NOW))
    if (name !== 'enhancements') continue
    const { lines, goals: own } = await enhancements(corpus, name, NOW)
    print(lines)
    goals.push(...own)
  }
  if (values.seeds !== undefined) print(await seeds(resolve(values.seeds), NOW))
  print([...heading('Goals'), ...goalTable(goals)])
  const memory = process.resourceUsage().maxRSS / 1024
  print(['', `${(performance.now() / 1000).toFixed(0)} s, at most ${memory.toFixed(0)} MB of memory`])
  return goals.every(({ reached }) => reached) ? 0 : 1
}

function goalTable(goals: readonly Goal[]): readonly string[] {
  const rows = goals.map(({ name, wanted, found, reached }) => [reached ? 'reached' : 'MISSED', name, wanted, found])
  return table(['', 'goal', 'wanted', 'found'], rows)
}

function refuse(message: string): number {
  console.error(message)
  return 2
}

process.exitCode = await main()
