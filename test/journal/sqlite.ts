import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll } from 'vitest'
import { addRecords, type Draft, type Journal, type Location, locate, readJournal } from '../../src/journal/index.js'
import { NOW } from './drafts.js'

/** A folder for the files of one test file, gone when its tests are. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-journal-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function at(written: string, folder: string): Location {
  const location = locate(written, { folder, env: {} })
  if (typeof location === 'string') throw new Error(location)
  return location
}

/** @throws where the journal takes none of them */
export async function add(location: Location, drafts: readonly Draft[], appended = NOW): Promise<void> {
  const added = await addRecords(location, drafts, appended, {})
  if (added.trouble) throw new Error(added.trouble.says)
}

/** @throws where there is none that could be read */
export async function journalAt(location: Location): Promise<Journal> {
  const read = await readJournal(location, {})
  if (read.trouble) throw new Error(read.trouble.says)
  return read.value
}

/** Does to the file what anybody can do who has it. */
export function tamper(path: string, statements: readonly (readonly [sql: string, ...values: unknown[]])[]): void {
  const database = new Database(path)
  for (const [sql, ...values] of statements) database.prepare(sql).run(...values)
  database.close()
}

/** Takes away what refuses changes. */
export const UNGUARD = [
  'gonogo_entry_no_update',
  'gonogo_entry_no_delete',
  'gonogo_head_no_delete',
  'gonogo_head_forward',
].map((name) => [`DROP TRIGGER ${name}`] as const)
