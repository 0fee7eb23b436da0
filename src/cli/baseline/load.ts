import { dirname, relative, resolve } from 'node:path'
import { parse } from '../../formats/index.js'
import { type BaselineEntry, type Document, type Problem, shellPath } from '../../model/index.js'
import { readBaseline } from '../../schema/index.js'
import { complain, showProblems } from '../complain.js'
import { lookAt } from '../discover/look.js'
import { slashed } from '../discover/slashed.js'
import type { Io } from '../io.js'
import { readSource } from '../read-file.js'
import { linesFor, type Setup } from '../setup.js'
import type { BaselinePlace } from './place.js'

/** A baseline of a whole repository is larger than any document. */
const LARGEST = 200_000_000

/**
 * The entries of a baseline; a number is the exit code after what is wrong with it was said. Nothing is taken of a file
 * with a mistake: half a baseline would let findings count that somebody accepted, or the reverse.
 */
export async function loadBaseline(
  { absolute, path, by }: BaselinePlace,
  { places }: Setup,
  colour: boolean,
  io: Io,
): Promise<readonly BaselineEntry[] | number> {
  const there = lookAt(absolute)
  if (there.is === 'nothing') {
    const isOption = by === null || by.startsWith('--')
    const named = isOption ? `There is no baseline ${path}.` : `${by} names ${path}, and there is no such file.`
    return complain(`${named} Write it: gonogo baseline create`, io)
  }
  if (there.is === 'folder') {
    return complain(
      `${path} is a folder, and --baseline takes the word behind it for its file. Write the paths before it: gonogo check ${shellPath(path)} --baseline`,
      io,
    )
  }
  const { source, problems } = readSource(absolute, path, LARGEST)
  if (source === null) return refuse(path, problems, () => null, colour, io)
  let documents: readonly Document[] = []
  const read = readBaseline(source.text, () => {
    documents = parse(source, { format: 'json', problems })
    return documents
  })
  if (!('folder' in read)) return refuse(path, read.map(taught), linesFor(documents), colour, io)
  const start = resolve(dirname(absolute), read.folder)
  if (start === places) return read.entries
  const shown = (at: string) => slashed(relative(io.cwd, at)) || '.'
  return complain(otherFolder(path, shown(start), shown(places)), io)
}

/** A conflict is settled by writing the file anew, and not by choosing a side. */
function taught(problem: Problem): Problem {
  if (problem.code !== 'merge-conflict') return problem
  return {
    ...problem,
    fix: 'Take either side whole (git checkout --ours, or --theirs), then write it anew: gonogo baseline create',
  }
}

/** Shows what is wrong with it, and that nothing was judged. */
async function refuse(
  path: string,
  problems: readonly Problem[],
  linesOf: (path: string) => readonly string[] | null,
  colour: boolean,
  io: Io,
): Promise<number> {
  await showProblems(problems, linesOf, colour, io)
  return complain(`${path} cannot be used as a baseline, so nothing was judged.`, io)
}

function otherFolder(path: string, start: string, folder: string): string {
  return `The documents in ${path} are seen from the folder "${start}", and those of this run from "${folder}": it was written with another config. Name that config with --config, or put a gonogo.config.yaml into "${start}".`
}
