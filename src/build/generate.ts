import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeRuleDocs } from './rule-docs.js'
import { writeValidators } from './validators.js'
import { writeVocabulary } from './vocabulary.js'

/** Turns the project's data (schemas, rules, vocabulary) into modules under `src/generated/`. */
const outDir = fileURLToPath(new URL('../generated', import.meta.url))
mkdirSync(outDir, { recursive: true })
await writeValidators(outDir)
await writeVocabulary(outDir)
writeRuleDocs(outDir)
writeVersion()
// Loading packs uses the validators: this module cannot be imported before they are there.
const { writePacks } = await import('./packs.js')
writePacks(outDir)

/** The library knows its version as the command line does, and reads no package.json where it is bundled. */
function writeVersion(): void {
  const manifest = JSON.parse(readFileSync(join(outDir, '../../package.json'), 'utf8')) as { readonly version: string }
  writeFileSync(join(outDir, 'version.json'), `${JSON.stringify(manifest.version)}\n`)
}
