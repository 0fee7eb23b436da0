import { resolve } from 'node:path'
import type { Input } from '../../check.js'
import { journalSources } from '../../journal/index.js'
import type { Problem, Source } from '../../model/index.js'
import { trouble } from '../discover/trouble.js'
import type { Io } from '../io.js'
import type { Setup } from '../setup.js'
import type { Given } from './given.js'

export interface JournalRecords {
  readonly inputs: readonly Input[]
  readonly sources: readonly Source[]
  readonly problems: readonly Problem[]
}

/** The records of the journal, each a document. What cannot be read, or was tampered with, is a problem: never silence. */
export async function recordsOf(
  { config, folder }: Setup,
  { journal: named, known }: Pick<Given, 'journal' | 'known'>,
  io: Io,
): Promise<JournalRecords> {
  const location = named ?? config.gate.journal
  if (location === null) return { inputs: [], sources: [], problems: [] }
  const around = { folder: named === undefined ? folder : io.cwd, env: io.env }
  // A verdict that is judged again knew nothing of what was appended later. Any other question may not leave it out.
  const found = await journalSources(location, around, known ?? null)
  if (typeof found === 'string') {
    const path = named === undefined ? (config.path ?? '.') : '--journal'
    return {
      inputs: [],
      sources: [],
      problems: [trouble(path, 'journal', found, 'Mend the journal, or name another.')],
    }
  }
  const inputs = found.map((source) => ({
    id: resolve(io.cwd, source.path),
    path: source.path,
    place: source.path,
    load: () => ({ source, problems: [] }),
  }))
  return { inputs, sources: found, problems: [] }
}
