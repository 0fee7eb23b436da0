import type { DataNode, Document, Problem, Rule } from '../../model/index.js'
import type { Knowledge } from '../knowledge.js'
import type { Pack, Reference } from '../pack.js'
import { patternMistake } from '../values/pattern.js'
import { type Context, mistake } from './context.js'
import { entriesOf, mapIn, scalarsIn, textIn } from './nodes.js'
import { ruleIn } from './rule.js'
import { settingsIn } from './settings.js'

const KEYS = ['title', 'description', 'version', 'gonogo', 'demands', 'extends', 'include', 'rules']
/** What the files of one folder hold. The pack is there even where some of its rules are not. */
export interface LoadedPack {
  readonly pack: Pack
  readonly problems: readonly Problem[]
}

/**
 * Reads the files of one folder: `pack.yaml` (optional) and one rule a file. The folder names the pack, the file the
 * rule. All mistakes of all files are reported together; a rule with a mistake is left out of the pack, so the caller
 * must not judge anything with it. Never throws.
 */
export function loadPack(documents: readonly Document[], knowledge: Knowledge): LoadedPack {
  const problems: Problem[] = []
  const manifests = documents.filter((document) => nameOf(document.path).file === 'pack')
  const head = manifestOf(manifests[0], documents[0]?.path ?? 'pack.yaml', { knowledge, problems })
  const rules = new Map<string, Rule>()
  const seen = new Map<string, string>()
  for (const document of documents) {
    const context = { path: document.path, knowledge, problems }
    const broken = document.problems.filter((problem) => problem.severity === 'error')
    problems.push(...broken)
    const { pack, file } = nameOf(document.path)
    const id = `${pack}/${file}`
    const other = seen.get(id)
    if (other !== undefined) {
      const is = other === document.path ? `A second document in ${other}` : `${document.path} and ${other}`
      mistake(
        context,
        'duplicate-rule',
        document.span,
        `${is}: both are "${id}".`,
        'Keep one rule a file, one file a rule.',
      )
      continue
    }
    seen.set(id, document.path)
    // What could be read of a file with syntax errors is half a rule: its other mistakes would be made up.
    if (file === 'pack' || broken.length > 0) continue
    const rule = ruleIn(document, { pack, id, demands: head.demands }, context)
    if (rule) rules.set(id, rule)
  }
  const sorted = [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { pack: { ...head, rules: sorted }, problems }
}

/** Groups the files by folder and loads each; packs in the order of their names. */
export function loadPacks(documents: readonly Document[], knowledge: Knowledge) {
  const folders = new Map<string, Document[]>()
  for (const document of documents) {
    const { pack } = nameOf(document.path)
    folders.set(pack, [...(folders.get(pack) ?? []), document])
  }
  const loaded = [...folders.keys()].sort().map((name) => loadPack(folders.get(name) ?? [], knowledge))
  return { packs: loaded.map(({ pack }) => pack), problems: loaded.flatMap(({ problems }) => problems) }
}

/** `rules/contract/time-bound.yaml` is `time-bound` of `contract`. */
function nameOf(path: string): { readonly pack: string; readonly file: string } {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  return { pack: parts.at(-2) ?? 'local', file: (parts.at(-1) ?? '').replace(/\.(ya?ml|json)$/i, '') }
}

function manifestOf(
  document: Document | undefined,
  anyPath: string,
  shared: Omit<Context, 'path'>,
): Omit<Pack, 'rules'> {
  const path = document?.path ?? anyPath
  const context = { ...shared, path }
  const isWhole = document?.problems.every((problem) => problem.severity !== 'error')
  const map = isWhole && document?.data ? mapIn(document.data, 'A pack', context) : null
  const entries = map ? entriesOf(map, KEYS, 'pack', context) : new Map<string, never>()
  const node = (key: string): DataNode | undefined => entries.get(key)?.value
  const id = nameOf(path).pack
  const version = node('version')
  return {
    id,
    title: textIn(node('title'), 'The title', context) ?? id,
    description: textIn(node('description'), 'The description', context) ?? '',
    version: version?.type === 'scalar' ? version.source : null,
    demands: demandsIn(node('demands'), context),
    extends: referencesIn(node('extends'), 'The list of packs it extends', context),
    include: referencesIn(node('include'), 'The list of rules it includes', context),
    settings: settingsIn(node('rules'), context),
    path,
  }
}

function referencesIn(node: DataNode | undefined, what: string, context: Context): readonly Reference[] {
  const scalars = scalarsIn(node, what, context) ?? []
  return scalars.map((scalar) => ({ name: scalar.source, path: context.path, span: scalar.span }))
}

function demandsIn(node: DataNode | undefined, context: Context): string | null {
  const pattern = textIn(node, 'The pattern of demand ids', context)
  const wrong = pattern === null ? null : patternMistake(pattern)
  if (wrong === null || !node) return pattern
  return mistake(context, 'pattern', node.span, `The pattern cannot be used: ${wrong}.`, 'Use RE2 syntax.')
}
