import { relative, resolve } from 'node:path'
import type { Input } from '../../check.js'
import { journalSources, type Location, locate } from '../../journal/index.js'
import type { DataNode, Problem, Source, Span } from '../../model/index.js'
import { slashed } from '../discover/slashed.js'
import { trouble } from '../discover/trouble.js'
import type { Io } from '../io.js'
import type { Setup } from '../setup.js'
import type { Given } from './given.js'
import { type Lost, lostFrom } from './lost-records.js'
import type { TrustedSetup } from './trusted.js'

export interface JournalRecords {
  /** Null where there is no journal, or nobody can tell where it is. */
  readonly location: Location | null
  readonly inputs: readonly Input[]
  readonly sources: readonly Source[]
  readonly problems: readonly Problem[]
}

const NONE: JournalRecords = { location: null, inputs: [], sources: [], problems: [] }

type Written = Pick<Given, 'journal' | 'known'>

/**
 * The records of the journal, each a document. What cannot be read, or was tampered with, is a problem: never silence.
 * A sentence where the command line names what is no journal.
 *
 * @param trusted where a revision is trusted: a change sends nothing of the environment where that does not
 */
export async function recordsOf(
  setup: Setup,
  given: Written,
  io: Io,
  trusted: TrustedSetup | null,
): Promise<JournalRecords | string> {
  const location = locationOf(setup, given, io)
  if (location === null) return NONE
  if (typeof location === 'string' && given.journal !== undefined) return `--journal: ${location}`
  const { journal } = setup.config.gate
  const takes = journal?.includes('${') || (typeof location !== 'string' && location.is === 'postgres')
  if (trusted && given.journal === undefined && takes && journal !== trusted.setup.config.gate.journal) {
    const says = `The journal is not opened: ${trusted.revision} names another, and this one would be told of the environment.`
    const fix = `Judge by the journal of ${trusted.revision} until this config is merged there.`
    return { ...NONE, problems: [problemOf({ says, fix }, setup, given, null)] }
  }
  return readAt(location, setup, given, io)
}

/**
 * The records by which a trusted revision judges: those of the work tree, because a revision has no later ones, from the
 * journal that its own config names, beside that config. What the revision holds of the journal must still be in it.
 *
 * @param head what the work tree's own config gave
 */
export async function trustedRecordsOf(
  trusted: TrustedSetup,
  { folder, head }: { readonly folder: string; readonly head: JournalRecords },
  given: Written,
  io: Io,
): Promise<JournalRecords> {
  const { setup } = trusted
  const location = locationOf(setup, given, io)
  if (location === null) return NONE
  const isSame = typeof location !== 'string' && head.location !== null && whereIs(location) === whereIs(head.location)
  // A verdict names no record of a journal that only the trusted config has, so that none of it is known.
  const { known: _, ...unknown } = given
  const read = isSame
    ? {
        ...head,
        problems: head.problems.map(({ message, fix }) =>
          problemOf({ says: message, fix }, setup, given, head.location),
        ),
      }
    : await readAt(seenFrom(folder, location), setup, unknown, io)
  const lost = read.location && (await lostFrom(trusted, read.location, io))
  return lost ? { ...read, problems: [...read.problems, problemOf(lost, setup, given, read.location)] } : read
}

function locationOf({ config, folder }: Setup, { journal: named }: Written, io: Io): Location | string | null {
  const written = named ?? config.gate.journal
  return written === null ? null : locate(written, { folder: named === undefined ? folder : io.cwd, env: io.env })
}

const whereIs = (location: Location): string => (location.is === 'file' ? location.path : location.url)

/** Two configs may each have a `rollbacks.db`, and their records must not have the same names. */
function seenFrom(folder: string, location: Location | string): Location | string {
  if (typeof location === 'string' || location.is !== 'file') return location
  return { ...location, name: slashed(relative(folder, location.path)) }
}

async function readAt(location: Location | string, setup: Setup, given: Written, io: Io): Promise<JournalRecords> {
  // A verdict that is judged again knew nothing of what was appended later. Any other question may not leave it out.
  const found =
    typeof location === 'string'
      ? location
      : await journalSources(location, { folder: setup.folder, env: io.env }, given.known ?? null)
  const known = typeof location === 'string' ? null : location
  if (typeof found === 'string') {
    const problem = { says: found, fix: 'Mend the journal, or name another.' }
    return { ...NONE, location: known, problems: [problemOf(problem, setup, given, known)] }
  }
  const inputs = found.map((source) => ({
    id: resolve(io.cwd, source.path),
    path: source.path,
    place: source.path,
    load: () => ({ source, problems: [] }),
  }))
  return { location: known, inputs, sources: found, problems: [] }
}

/** Where the config names the journal, or the journal itself. */
function problemOf(
  { says, fix }: Lost,
  { config, documents }: Setup,
  { journal: named }: Written,
  location: Location | null,
): Problem {
  const name = location?.name ?? '.'
  const path = named === undefined ? (config.path ?? name) : name
  const data = documents.find((one) => one.path === path)?.data
  const found = trouble(path, 'journal', says, fix)
  return { ...found, span: (named === undefined && spanAt(data, ['gate', 'journal'])) || found.span }
}

function spanAt(node: DataNode | null | undefined, [key, ...rest]: readonly string[]): Span | null {
  if (!node || key === undefined) return node?.span ?? null
  const next = node.type === 'map' ? node.entries.find((entry) => entry.key === key) : undefined
  return next ? spanAt(next.value, rest) : null
}
