import { CATALOGUE, type OwnCatalogue, RESERVED, withOwnFacts } from './facts/index.js'
import type { AddedWords, Config, DataNode, Document, Problem, WrittenPart } from './model/index.js'
import { conform, nearestWord, readAddedWords } from './schema/index.js'

const SHIPPED: OwnCatalogue = { catalogue: CATALOGUE, problems: [] }
const known = new WeakMap<Config['facts'], OwnCatalogue>()

/** The catalogue that ships, with the facts that packs in use and the config declare; read once for a config. */
export function catalogueFor({ facts }: Config): OwnCatalogue {
  if (facts.length === 0) return SHIPPED
  const own = known.get(facts) ?? withOwnFacts(facts, { nearestWord })
  known.set(facts, own)
  return own
}

/**
 * Tells of the name of a fact that is not in the catalogue whether somebody meant to declare it: it stands among facts and
 * is mistaken there, or the file in which it may stand cannot be read.
 *
 * @param documents the files of the packs in use
 */
export function misdeclaredIn({ facts }: Config, documents: readonly Document[]): (name: string) => boolean {
  const declared = new Set(facts.flatMap(({ node }) => (node.type === 'map' ? node.entries.map(({ key }) => key) : [])))
  const isUnread =
    documents.some(({ path, problems }) => PACK.test(path) && problems.some(isError)) ||
    facts.some(({ node }) => node.type !== 'map' && !(node.type === 'scalar' && node.value === null))
  return (name) => declared.has(name) || (isUnread && !RESERVED.has(name.split('.')[0] ?? ''))
}

const isError = ({ severity }: Problem): boolean => severity === 'error'

/**
 * A config that also holds the facts and the words that packs in use bring in their `pack.yaml`, before its own.
 * `documents`: the files of these packs, what is extended first. Called once for a run, before any rule is loaded.
 */
export function withPacks(
  config: Config,
  documents: readonly Document[],
): { readonly config: Config; readonly problems: readonly Problem[] } {
  const facts: WrittenPart[] = []
  const words: AddedWords[] = []
  const problems: Problem[] = []
  for (const manifest of documents.filter(({ path }) => PACK.test(path))) {
    const { path } = manifest
    // What could be read of a file with syntax errors is half of it; the errors are told with the pack.
    if (manifest.problems.some(isError)) continue
    const [declared, added] = [partOf(manifest, 'facts'), partOf(manifest, 'vocabulary')]
    if (declared) facts.push({ path, node: declared })
    if (!added) continue
    problems.push(...shapeProblems(manifest))
    words.push(...readAddedWords(added).map((one) => ({ ...one, path })))
  }
  if (facts.length === 0 && words.length === 0) return { config, problems }
  return {
    config: { ...config, facts: [...facts, ...config.facts], vocabulary: [...words, ...config.vocabulary] },
    problems,
  }
}

function partOf({ data }: Document, name: string): DataNode | undefined {
  return data?.type === 'map' ? data.entries.find(({ key }) => key === name)?.value : undefined
}

const PACK = /(?:^|\/)pack\.(?:ya?ml|json)$/i

/** Words of a pack have the same shape as those of a config: they are held to the same schema. */
function shapeProblems(manifest: Document): readonly Problem[] {
  const { data } = manifest
  if (data?.type !== 'map') return []
  const entries = data.entries.filter(({ key }) => key === 'vocabulary')
  return conform('config', { ...manifest, data: { ...data, entries } })
}
