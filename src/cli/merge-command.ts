import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Kind } from '../model/index.js'
import { ASK_TALLIES, FORMATS, jobSummary, printable, type View } from '../report/index.js'
import { complain } from './complain.js'
import { openAll } from './destinations.js'
import { troubleOf } from './discover/trouble.js'
import { EXIT_CODES } from './exit-codes.js'
import type { Io } from './io.js'
import type { MergeOptions } from './options.js'
import { viewFor } from './paint.js'
import { asks, deliverReports, destinationOf } from './reports.js'
import { placesInRepository } from './repository-root.js'
import { type Part, partIn } from './shards/part.js'
import { type Given, strangersAmong, togetherOf } from './shards/together.js'
import { wantedFrom } from './wanted.js'

/** `gonogo merge`: the parts of a check in, the report and the verdict of the whole out. */
export async function runMerge(files: readonly string[], options: MergeOptions, io: Io): Promise<number> {
  const wanted = await wantedFrom(options, [...FORMATS.keys()], io)
  if (typeof wanted === 'number') return wanted
  const given = files.map((path) => ({ path, part: partAt(resolve(io.cwd, path), path) }))
  const strange = strangersAmong(given)
  if (strange !== null) return complain(strange, io)
  const parts = given.flatMap(({ part }) => (typeof part === 'string' ? [] : [part]))
  const read = [...files, ...parts.flatMap((part) => [...part.reads, ...part.files.map((file) => file.path)])]
  const reads = () => read.map((path) => resolve(io.cwd, path))
  const places = await openAll(
    wanted.map((one) => destinationOf(one, reads)),
    io,
  )
  if (typeof places === 'number') return places
  const more = { ...toldBy(parts), placeOf: placesIn(parts, placesInRepository(io)) }
  const linesOf = linesIn(parts)
  const view = (file: string | undefined): View => ({
    ...viewFor(io, { ...options, outputFile: file }, linesOf),
    ...more,
  })
  // Somebody may have written a part that gonogo never writes, and only reading it to the end tells.
  try {
    const report = togetherOf(given, asks(wanted, ASK_TALLIES))
    await deliverReports({ report, formats: FORMATS, wanted, places, view, summary: jobSummary }, io)
    return EXIT_CODES[report.verdict.decision]
  } catch (error) {
    for (const place of places) place.abandon()
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    await complain(
      `The parts cannot be put together (${printable(error.message)}). Run gonogo check --shard again for all of them.`,
      io,
    )
    return EXIT_CODES.INDETERMINATE
  }
}

function partAt(absolute: string, path: string): Given['part'] {
  try {
    return partIn(readFileSync(absolute, 'utf8'))
  } catch (error) {
    return printable(troubleOf(path, error).message).replace(/\.$/, '')
  }
}

function linesIn(parts: readonly Part[]): View['linesOf'] {
  const texts = new Map(parts.flatMap((part) => part.texts.map(({ path, text }) => [path, text] as const)))
  return (path) => texts.get(path)?.split('\n') ?? null
}

/** As the runs that wrote the parts called them, wherever this one is. */
function placesIn(parts: readonly Part[], otherwise: (path: string) => string): (path: string) => string {
  const known = new Map(parts.flatMap((part) => part.places.map(({ path, place }) => [path, place] as const)))
  const printed = new Set(parts.flatMap((part) => part.files.map(({ path }) => path)))
  return (path) => known.get(path) ?? (printed.has(path) ? path : otherwise(path))
}

/** What formats may ask beside the report. */
function toldBy(parts: readonly Part[]): Pick<View, 'rules' | 'again' | 'packsFor'> {
  const [first] = parts
  if (!first) return {}
  const rules = new Map(parts.flatMap((part) => part.rules.map((rule) => [rule.id, rule] as const)))
  const packs = new Map<Kind, readonly string[]>(first.packs.map(({ kind, ids }) => [kind, ids]))
  return { rules: (id) => rules.get(id) ?? null, again: first.again, packsFor: (kind) => packs.get(kind) ?? [] }
}
