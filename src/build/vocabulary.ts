import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { readyVocabulary, type VocabularyData } from '../reading/index.js'

/** The whole vocabulary of `rules/vocabulary`: one entry a file, those of a folder by their names under it. */
export function vocabularyData(): Readonly<Record<string, unknown>> {
  return entriesOf(fileURLToPath(new URL('../../rules/vocabulary', import.meta.url)))
}

/** Writes `vocabulary.json`, and `ready.json`: what is worked out of it already. */
export function writeVocabulary(outDir: string): void {
  const data = vocabularyData()
  writeFileSync(join(outDir, 'vocabulary.json'), `${JSON.stringify(data)}\n`)
  const ready = readyVocabulary(data as unknown as VocabularyData)
  writeFileSync(join(outDir, 'ready.json'), `${JSON.stringify(ready)}\n`)
}

function entriesOf(folder: string): Readonly<Record<string, unknown>> {
  const entries = readdirSync(folder, { withFileTypes: true }).map((entry): readonly [string, unknown] => {
    const path = join(folder, entry.name)
    return entry.isDirectory()
      ? [entry.name, entriesOf(path)]
      : [basename(entry.name, '.yaml'), parse(readFileSync(path, 'utf8'))]
  })
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
