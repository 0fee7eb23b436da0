import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { marked, type PlaceOf, staleAmong } from '../../baseline/index.js'
import type { Input } from '../../check.js'
import type { BaselineEntry, BaselineReport, Finding, Report } from '../../model/index.js'
import { isFolder } from '../discover/look.js'
import { slashed } from '../discover/slashed.js'
import type { Io } from '../io.js'
import type { Setup } from '../setup.js'
import { loadBaseline } from './load.js'
import { type BaselineOption, placeOfBaseline } from './place.js'

/** A baseline in use. */
export interface BaselineUse {
  /** Absolute path of its file. */
  readonly absolute: string
  /** Marks the findings that it lists. */
  readonly mark: (findings: readonly Finding[]) => readonly Finding[]
  /** What came of it. */
  readonly told: (report: Report) => BaselineReport
}

/** What a run is about. */
export interface Run {
  /** As they were given. */
  readonly paths: readonly string[]
  readonly inputs: readonly Input[]
  readonly setup: Setup
  readonly cwd: string
}

/** The baseline that a check compares with; null: none is asked for. A number is the exit code after what is wrong with it was said. */
export async function openBaseline(
  options: BaselineOption & { readonly color: boolean },
  run: Run,
  io: Io,
): Promise<BaselineUse | null | number> {
  const place = placeOfBaseline(options, run.setup, io.cwd)
  if (place.by === null) return null
  const entries = await loadBaseline(place, run.setup, options.color, io)
  if (typeof entries === 'number') return entries
  return {
    absolute: place.absolute,
    mark: (findings) => marked(findings, entries, placesOf(run)),
    told: (report) => ({
      path: place.path,
      known: report.findings.filter(({ known }) => known).length,
      stale: staleIn(entries, report, run),
    }),
  }
}

/** The path of a document as entries have it, from the path that is printed. */
export function placesOf({ inputs, setup, cwd }: Omit<Run, 'paths'>): PlaceOf {
  const places = new Map(inputs.map((input) => [input.path, input.place]))
  return (path) => places.get(path) ?? slashed(relative(setup.places, resolve(cwd, path)))
}

/** Entries whose finding is gone, of the documents that this run is about. */
export function staleIn(entries: readonly BaselineEntry[], report: Report, run: Run): readonly BaselineEntry[] {
  const { paths, inputs, setup, cwd } = run
  const read = understood(report, inputs)
  const isGone = goneFor(paths, setup.places, cwd)
  return staleAmong(entries, report.findings, placesOf(run), (place) => read.has(place) || isGone(place))
}

/** Places of the documents that were read and understood. Of one with an error, nobody knows what it would have held. */
export function understood(report: Report, inputs: readonly Input[]): ReadonlySet<string> {
  const broken = new Set(report.problems.filter(({ severity }) => severity === 'error').map(({ path }) => path))
  const read = new Set(report.documents.map(({ path }) => path))
  return new Set(inputs.filter(({ path }) => read.has(path) && !broken.has(path)).map(({ place }) => place))
}

/** Whether a document is gone to which the paths would have led: any, where none is given. */
export function goneFor(paths: readonly string[], folder: string, cwd: string): (place: string) => boolean {
  const named = paths.map((path) => resolve(cwd, path))
  const below = named.filter(isFolder).map((path) => `${slashed(path)}/`)
  return (place) => {
    const absolute = join(folder, place)
    const isMeant =
      paths.length === 0 || named.includes(absolute) || below.some((path) => slashed(absolute).startsWith(path))
    return isMeant && !existsSync(absolute)
  }
}
