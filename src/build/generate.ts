import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Turns the project's data (schemas, rules, vocabulary) into modules under `src/generated/`.
 * In this order, each loaded only when its turn comes: loading packs uses the validators made just before.
 */
const STEPS = [
  ['validators', 'writeValidators'],
  ['vocabulary', 'writeVocabulary'],
  ['rule-docs', 'writeRuleDocs'],
  ['packs', 'writePacks'],
] as const

type Writer = (outDir: string) => void | Promise<void>

const outDir = fileURLToPath(new URL('../generated', import.meta.url))
mkdirSync(outDir, { recursive: true })
for (const [file, name] of STEPS) {
  if (!existsSync(new URL(`${file}.ts`, import.meta.url))) continue
  const module = (await import(`./${file}.js`)) as Readonly<Record<string, Writer>>
  const write = module[name]
  if (!write) throw new Error(`src/build/${file}.ts must export ${name}(outDir).`)
  await write(outDir)
}
