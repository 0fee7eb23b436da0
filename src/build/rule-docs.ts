import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Writes `rule-docs.json`: the Markdown page of every shipped rule by the rule's id, for `gonogo explain`.
 * A page stands beside its rule, so that its path is its id.
 */
export function writeRuleDocs(outDir: string): void {
  const rules = fileURLToPath(new URL('../../rules', import.meta.url))
  const pages: [id: string, markdown: string][] = []
  for (const path of readdirSync(rules, { recursive: true, encoding: 'utf8' })) {
    const [pack, file, ...deeper] = path.split(/[\\/]/)
    if (!pack || !file?.endsWith('.md') || deeper.length > 0 || pack === 'reference') continue
    pages.push([`${pack}/${file.slice(0, -'.md'.length)}`, readFileSync(join(rules, path), 'utf8')])
  }
  pages.sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(join(outDir, 'rule-docs.json'), `${JSON.stringify(Object.fromEntries(pages), null, 2)}\n`)
}
