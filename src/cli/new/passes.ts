import { parse } from '../../formats/index.js'
import { rulesOf } from '../../own-rules.js'
import type { PackFolder, PackReader } from '../../policy/index.js'
import { rehearse } from '../../rehearse.js'
import { DEFAULT_CONFIG } from '../../schema/index.js'
import type { RuleId } from './rule-id.js'

/** The files of a rule, and of its pack where that is new. */
export type Files = readonly (readonly [name: string, text: string])[]

const NOTHING_ELSE: PackReader = { folder: () => ({ is: 'nothing', beside: [] }), packageFolder: () => null }
const NOW = '2026-11-20T12:00:00Z'

/** Whether the rule would load, and pass the examples in its page. */
export async function passes({ pack, name }: RuleId, files: Files): Promise<boolean> {
  const sources = files.map(([file, text]) => ({ path: `${pack}/${file}`, text }))
  const yaml = sources.filter(({ path }) => path.endsWith('.yaml'))
  const documents = yaml.flatMap((source) => parse(source, { format: 'yaml' }))
  const folder: PackFolder = { id: pack, name: pack, documents, problems: [], folders: [] }
  const { own, problems, config } = await rulesOf(DEFAULT_CONFIG, [folder], NOTHING_ELSE)
  const [loaded] = own
  if (!loaded || problems.length > 0) return false
  const page = sources.find(({ path }) => path === `${pack}/${name}.md`)
  const pages = new Map(page ? [[`${pack}/${name}`, page] as const] : [])
  const beside = { pages, cases: [], files: new Map<string, string>(), problems: [] }
  const rehearsal = { config: { ...config, rules: [], overrides: [] }, now: NOW }
  const { passed } = await rehearse({ pack: loaded, rules: loaded.rules, ...beside }, rehearsal)
  return passed && loaded.rules.length === 1
}
