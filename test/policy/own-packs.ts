import { rulesOf } from '../../src/own-rules.js'
import { packsAmong } from '../../src/packs-among.js'
import { config } from './projects.js'

/** Texts by path. */
export type Files = Readonly<Record<string, string>>

const SPAN = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** What a config that extends these entries comes to, among these files. */
export async function resolved(entries: readonly string[], files: Files) {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }))
  const written = config({ path: 'gonogo.config.yaml', extends: entries, extendsSpans: entries.map(() => SPAN) })
  return rulesOf(written, [], packsAmong(sources))
}
