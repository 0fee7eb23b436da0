import { dirname, relative, resolve } from 'node:path'
import { parse } from '../../formats/index.js'
import type { BaselineEntry, Document, Problem } from '../../model/index.js'
import { readBaseline } from '../../schema/index.js'
import { complain, complainOf } from '../complain.js'
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
  { folder, config }: Setup,
  colour: boolean,
  io: Io,
): Promise<readonly BaselineEntry[] | number> {
  const there = lookAt(absolute)
  if (there.is === 'nothing') {
    const named = by === null ? `There is no baseline ${path}.` : `${by} names ${path}, and there is no such file.`
    return complain(`${named} Write it: gonogo baseline create`, io)
  }
  if (there.is === 'folder') {
    return complain(
      `${path} is a folder, and --baseline takes the word behind it for its file. Write the paths before it: gonogo check ${path} --baseline`,
      io,
    )
  }
  const { source, problems } = readSource(absolute, path, LARGEST)
  if (source === null) return complainOf(problems, () => null, colour, io)
  let documents: readonly Document[] = []
  const read = readBaseline(source.text, () => {
    documents = parse(source, { format: 'json', problems })
    return documents
  })
  if (!('folder' in read)) return complainOf(read.map(taught), linesFor(documents), colour, io)
  const start = resolve(dirname(absolute), read.folder)
  if (start === folder) return read.entries
  return complain(
    otherFolder(path, slashed(relative(io.cwd, start)) || '.', config.path, slashed(relative(io.cwd, folder)) || '.'),
    io,
  )
}

/** A conflict is settled by writing the file anew, and not by choosing a side. */
function taught(problem: Problem): Problem {
  if (problem.code !== 'merge-conflict') return problem
  return {
    ...problem,
    fix: 'Take either side whole (git checkout --ours, or --theirs), then write it anew: gonogo baseline create',
  }
}

function otherFolder(path: string, start: string, config: string | null, folder: string): string {
  const here =
    config === null
      ? `there is no config, so they start from ${folder}`
      : `the config ${config} has them start from ${folder}`
  return `The documents in ${path} are seen from the folder ${start}, and ${here}. Run gonogo with the config that the baseline was written with, or put a gonogo.config.yaml into ${start}.`
}
