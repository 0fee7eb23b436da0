import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const PARTS = ['words', 'sections', 'effects', 'commands', 'values', 'answers'] as const

/** Writes `vocabulary.json` from `rules/vocabulary`: one entry a file. */
export function writeVocabulary(outDir: string): void {
  const folder = fileURLToPath(new URL('../../rules/vocabulary', import.meta.url))
  const entries = PARTS.map((part) => [part, parse(readFileSync(join(folder, `${part}.yaml`), 'utf8'))])
  writeFileSync(join(outDir, 'vocabulary.json'), `${JSON.stringify(Object.fromEntries(entries))}\n`)
}
