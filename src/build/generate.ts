import { mkdirSync } from 'node:fs'
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
// Loading packs uses the validators: this module cannot be imported before they are there.
const { writePacks } = await import('./packs.js')
writePacks(outDir)
