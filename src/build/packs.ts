import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CATALOGUE } from '../facts/index.js'
import { parse } from '../formats/index.js'
import type { Document, Problem } from '../model/index.js'
import { loadPacks, packToJson, resolvePolicy } from '../policy/index.js'
import { DEFAULT_CONFIG, nearestWord } from '../schema/index.js'

const RULES = fileURLToPath(new URL('../../rules', import.meta.url))
/** Below rules/ too, and no packs: the words that reading knows, and the pages that are made from the rules. */
const NOT_A_PACK = new Set(['vocabulary', 'reference'])

/**
 * Loads every pack below rules/ and writes them to `packs.json` in `outDir`, so that nobody parses them again.
 * Each pack is resolved on its own as well: a profile that names a rule wrongly fails here, not at its users.
 *
 * @throws with every mistake in every pack, one a line.
 */
export function writePacks(outDir: string): void {
  const knowledge = { catalogue: CATALOGUE, nearestWord }
  const { packs, problems } = loadPacks(documents(), knowledge)
  const unresolved = packs.flatMap(
    ({ id }) =>
      resolvePolicy(packs, { ...DEFAULT_CONFIG, extends: [id], rules: [], overrides: [] }, knowledge).problems,
  )
  const mistakes = new Set([...problems, ...unresolved].map(inWords))
  if (mistakes.size > 0) throw new Error(`The shipped packs have mistakes:\n${[...mistakes].join('\n')}`)
  mkdirSync(outDir, { recursive: true })
  writeFileSync(join(outDir, 'packs.json'), `${JSON.stringify(packs.map(packToJson))}\n`)
}

/** Called as their users see them: a rule that ships stands in `gonogo/rules/`. */
function documents(): readonly Document[] {
  const folders = readdirSync(RULES, { withFileTypes: true }).filter(
    (one) => one.isDirectory() && !NOT_A_PACK.has(one.name),
  )
  return folders.flatMap(({ name }) =>
    readdirSync(join(RULES, name))
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .flatMap((file) =>
        parse({ path: `gonogo/rules/${name}/${file}`, text: readFileSync(join(RULES, name, file), 'utf8') }),
      ),
  )
}

function inWords({ path, span, code, message, fix }: Problem): string {
  return `${path.replace(/^gonogo\//, '')}:${span.line}:${span.column} ${message} ${fix} [${code}]`
}
