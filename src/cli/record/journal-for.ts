import { type Journal, type Location, locate, readJournal, type Trouble } from '../../journal/index.js'
import { printable } from '../../report/index.js'
import { complain, complainOf } from '../complain.js'
import { loadConfig } from '../config-file.js'
import { USAGE } from '../exit-codes.js'
import type { Io } from '../io.js'
import type { RecordOptions } from '../options.js'
import { linesFor } from '../setup.js'

/** A journal that was named, and where. */
export interface NamedJournal {
  readonly location: Location
}

/** Not as it was appended. */
export const BROKEN = 1
/** What could not be told. */
export const UNKNOWN = 3

/** The journal of the command line, or that of the config. A number is the exit code after what is wrong was said. */
export async function journalFor(options: RecordOptions, io: Io): Promise<NamedJournal | number> {
  const named = options.journal
  if (named !== undefined) return located(named, io.cwd, io)
  const loaded = loadConfig(undefined, options.config, io.cwd)
  if (typeof loaded === 'string') return complain(loaded, io)
  const { config, folder, problems, documents } = loaded
  if (problems.some(({ severity }) => severity === 'error')) {
    return complainOf(problems, linesFor(documents), options.color, io)
  }
  const { journal } = config.gate
  if (journal !== null) return located(journal, folder, io)
  return complain(
    'No journal is named. Write --journal rollbacks.db, or `gate: { journal: rollbacks.db }` in gonogo.config.yaml.',
    io,
  )
}

async function located(written: string, folder: string, io: Io): Promise<NamedJournal | number> {
  const location = locate(written, { folder, env: io.env })
  return typeof location === 'string' ? complain(location, io) : { location }
}

/** The journal as it is, or the exit code after it was said why it cannot be read. */
export async function journalAt({ location }: NamedJournal, io: Io): Promise<Journal | number> {
  const read = await readJournal(location, io.env)
  return read.trouble ? sayTrouble(location, read.trouble, io) : read.value
}

const EXIT_CODES: Readonly<Record<Trouble['is'], number>> = {
  missing: USAGE,
  refused: USAGE,
  unreadable: UNKNOWN,
  broken: BROKEN,
}

/** Says on standard error why a journal could not be used, and gives the exit code for it. */
export async function sayTrouble({ name }: Location, { is, says }: Trouble, io: Io): Promise<number> {
  // What is refused says itself which file and line it is about.
  const about = is === 'refused' ? '' : `${printable(name)}: `
  await io.stderr.write(`gonogo: ${about}${printable(says)}\n`)
  return EXIT_CODES[is]
}

/** What is shown of a journal that was changed is shown with a warning, and the exit code says it too. */
export async function warnOfBreak({ location }: NamedJournal, { broken }: Journal, io: Io): Promise<number> {
  if (!broken) return 0
  const name = printable(location.name)
  await io.stderr.write(`gonogo: The journal ${name} is not as it was written. ${broken.says}\n`)
  return BROKEN
}
