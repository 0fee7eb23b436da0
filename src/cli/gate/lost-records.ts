import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Location, lostSince } from '../../journal/index.js'
import type { Io } from '../io.js'
import type { TrustedSetup } from './trusted.js'

/** What is wrong with a journal, and what to do. */
export interface Lost {
  readonly says: string
  readonly fix: string
}

/**
 * Whether the journal of the work tree lacks records that a revision has: a chain that holds tells nothing of an older
 * file that was put back, or of a new one. Null where it has them all, or the revision has no journal in that place.
 */
export async function lostFrom(
  { revision, held }: Pick<TrustedSetup, 'revision' | 'held'>,
  location: Location,
  io: Io,
): Promise<Lost | null> {
  const bytes = location.is === 'file' ? held(location.path) : null
  if (bytes === null) return null
  const lost = bytes === 'unreadable' ? 'git does not give its content.' : await lostSinceCopy(bytes, location, io)
  if (lost === null) return null
  return {
    says: `Records of the journal ${location.name} of ${revision} may be lost here. ${lost}`,
    fix: `Bring the change up to date with ${revision}, and take the journal as it is there.`,
  }
}

/** SQLite reads files alone, so that the copy of the revision becomes one, outside the work tree and not for long. */
async function lostSinceCopy(bytes: Uint8Array, location: Location, io: Io): Promise<string | null> {
  let folder: string | null = null
  try {
    folder = mkdtempSync(join(tmpdir(), 'gonogo-'))
    const path = join(folder, 'journal.db')
    writeFileSync(path, bytes, { mode: 0o600 })
    return await lostSince({ is: 'file', path, name: location.name }, location, io.env)
  } catch {
    return 'It could not be compared: nothing can be written to the folder for temporary files.'
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
}
