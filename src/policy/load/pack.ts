import type { Document, Problem, Rule } from '../../model/index.js'
import type { Knowledge } from '../knowledge.js'
import type { Conditions, Manifest, Pack } from '../pack.js'
import { type Context, mistake } from './context.js'
import { manifestIn, NAME } from './manifest.js'
import { documentKindOf, isNoRule, ruleIn } from './rule.js'

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
  const folder = nameOf(documents[0]?.path ?? 'pack.yaml').pack
  const { manifest, problems } = loadManifest(documents, folder, knowledge)
  const loaded = loadRules(documents, manifest, knowledge)
  return { pack: loaded.pack, problems: [...problems, ...loaded.problems] }
}

/** What the `pack.yaml` among the files of a folder says. Mistakes of syntax are told by `loadRules`. */
export function loadManifest(documents: readonly Document[], folder: string, knowledge: Omit<Knowledge, 'catalogue'>) {
  const problems: Problem[] = []
  const document = documents.find(({ path }) => nameOf(path).file === 'pack')
  const path = document?.path ?? documents[0]?.path ?? 'pack.yaml'
  // No fact is named in a manifest but in conditions, which are read with the rules.
  const context = { path, knowledge: { ...knowledge, catalogue: new Map() }, problems }
  return { manifest: manifestIn(document, folder, context), problems }
}

/** The rules among the files of a folder, and with them the pack. Files that could not be parsed are told here. */
export function loadRules(documents: readonly Document[], manifest: Manifest, knowledge: Knowledge): LoadedPack {
  const problems: Problem[] = []
  const { conditions, ...head } = manifest
  const usedConditions = new Set<string>()
  const rules = new Map<string, Rule>()
  const seen = new Map<string, string>()
  /** Files of something else. */
  const foreign = new Set<string>()
  for (const document of documents) {
    const context = { path: document.path, knowledge, problems }
    const broken = document.problems.filter((problem) => !isNoError(problem))
    problems.push(...broken)
    const { file } = nameOf(document.path)
    const id = `${head.id}/${file}`
    if (file !== 'pack' && broken.length === 0 && isNoRule(document, knowledge)) {
      if (!foreign.has(document.path)) noteForeign(document, context)
      foreign.add(document.path)
      continue
    }
    const other = seen.get(id)
    if (other !== undefined) {
      noteSecond(document, other, id, context)
      continue
    }
    seen.set(id, document.path)
    if (!RULE_NAME.test(file)) noteName(document, file, context)
    // What could be read of a file with syntax errors is half a rule: its other mistakes would be made up.
    if (file === 'pack' || broken.length > 0) continue
    const rule = ruleIn(document, { pack: head.id, id, demands: head.demands, conditions, usedConditions }, context)
    if (rule) rules.set(id, rule)
  }
  const sorted = [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  // A rule that could not be read may be the one that uses a condition.
  if (problems.length === 0) reportUnused(conditions, usedConditions, knowledge, problems)
  // Where the pack.yaml cannot be read, nobody knows which conditions it names.
  const isNamed = documents.every(({ path, problems }) => nameOf(path).file !== 'pack' || problems.every(isNoError))
  const told = isNamed ? problems : problems.filter(({ code }) => code !== 'unknown-condition')
  const lost = [...seen.keys()].filter((id) => !rules.has(id) && id !== `${head.id}/pack`)
  const broken = lost.length > 0 ? { broken: new Set(lost) } : {}
  return { pack: { ...head, rules: sorted, ...broken }, problems: told }
}

function reportUnused(
  conditions: Conditions,
  used: ReadonlySet<string>,
  knowledge: Knowledge,
  problems: Problem[],
): void {
  for (const [name, { keySpan, path }] of conditions) {
    // One whose name is none is told as that.
    if (used.has(name) || !NAME.test(name)) continue
    const fix = `Use it in a rule, as in \`{ condition: ${name} }\`, or remove it.`
    mistake({ path, knowledge, problems }, 'unused-condition', keySpan, `No rule uses the condition "${name}".`, fix)
  }
}

/** As in `contract/time-bound`: it stands in settings, waivers and comments. */
const RULE_NAME = /^[a-z0-9][a-z0-9-]{0,99}$/

function noteName({ span }: Document, file: string, context: Context): void {
  const fix = 'Use small letters, digits and hyphens, such as named-approver.yaml.'
  const message = `The rule has the name of its file, and "${file.slice(0, 60)}" is no name of a rule.`
  mistake(context, 'rule-name', { ...span, endLine: span.line, endColumn: span.column }, message, fix)
}

/** Told once of a file, and nothing else of it: other tools have YAML too, with names and documents of their own. */
function noteForeign({ data, span }: Document, context: Context): void {
  const fix =
    'Every YAML file in the folder of a pack is a rule. Keep other files elsewhere: in a folder below it, or the pack in one of its own.'
  const kind = data?.type === 'map' ? documentKindOf(data) : null
  const message =
    kind === null
      ? 'This is no rule: it asks nothing, for there is no `require`.'
      : `This is no rule but a document of a release: its kind is ${kind}.`
  mistake(context, 'no-rule', { ...span, endLine: span.line, endColumn: span.column }, message, fix)
}

function noteSecond({ path, span }: Document, other: string, id: string, context: Context): void {
  if (nameOf(path).file === 'pack') {
    const is = other === path ? 'A second document begins here' : `There is ${other} already`
    mistake(context, 'several-manifests', span, `${is}, and a pack has one pack.yaml.`, 'Keep one of the two.')
    return
  }
  const is = other === path ? `A second document in ${other}` : `${path} and ${other}`
  mistake(context, 'duplicate-rule', span, `${is}: both are "${id}".`, 'Keep one rule a file, one file a rule.')
}

const isNoError = ({ severity }: Problem): boolean => severity !== 'error'

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
