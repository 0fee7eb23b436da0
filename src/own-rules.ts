import { unknownFacts } from './evidence/index.js'
import shippedPacks from './generated/packs.json' with { type: 'json' }
import version from './generated/version.json' with { type: 'json' }
import type { Config, Document, Problem } from './model/index.js'
import { catalogueFor, misdeclaredIn, withPacks } from './own-facts.js'
import { vocabularyFor } from './own-vocabulary.js'
import {
  gatherPacks,
  loadManifest,
  loadRules,
  type Origins,
  type Pack,
  type PackFolder,
  type PackJson,
  type PackReader,
  type Policy,
  packFromJson,
  resolvePolicy,
  rootsOf,
  unfitPacks,
} from './policy/index.js'
import { nearestWord } from './schema/index.js'

/** The rules of a project, and everything that is wrong with them: with an error nothing must be judged. */
export interface OwnRules {
  readonly policy: Policy
  /** How the policy came to be. */
  readonly origins: Origins
  /** Every pack there is, those that ship and one's own, whether the config uses it or not. */
  readonly packs: readonly Pack[]
  /** One's own among them. */
  readonly own: readonly Pack[]
  /** The config, with the packs it extends by their ids. */
  readonly config: Config
  readonly problems: readonly Problem[]
  /** The files of one's own packs, for code frames. */
  readonly documents: readonly Document[]
}

/**
 * Finds and reads the packs that a config extends, and makes them one policy with its settings. Never throws.
 *
 * @param given folders that the command line names: packs that count last
 * @param options.givenWin what is given takes the place of what ships under the same id, so that it can be tested
 */
export async function rulesOf(
  written: Config,
  given: readonly PackFolder[],
  reader: PackReader,
  options: { readonly givenWin?: boolean } = {},
): Promise<OwnRules> {
  const idOf = (pack: PackFolder) => loadManifest(pack.documents, pack.name, { nearestWord }).manifest.id
  const replaced = new Set(options.givenWin ? given.map(idOf) : [])
  const shipped = (shippedPacks as unknown as readonly PackJson[])
    .map(packFromJson)
    .filter(({ id }) => !replaced.has(id))
  const wanted = { roots: rootsOf(written), given, shipped: shipped.map((pack) => pack.id) }
  const gathered = gatherPacks(wanted, reader, { nearestWord })
  const documents = gathered.packs.flatMap((pack) => pack.documents)
  const joined = withPacks(written, documents)
  const declared = catalogueFor(joined.config)
  const isMisdeclared = misdeclaredIn(joined.config, documents)
  const knowledge = { catalogue: declared.catalogue, nearestWord, isMisdeclared }
  const own = gathered.packs.map((pack) => loadRules(pack.documents, pack.manifest, knowledge))
  const packs = [...shipped, ...own.map(({ pack }) => pack)]
  const config = { ...joined.config, extends: gathered.roots.map(({ name }) => name) }
  const { policy, origins, problems } = resolvePolicy(packs, config, knowledge, gathered.roots)
  const unfit = await unfitPacks(
    gathered.packs.map(({ manifest }) => manifest),
    version,
  )
  return {
    policy,
    origins,
    packs,
    own: own.map(({ pack }) => pack),
    config,
    problems: worthTelling(unfit, [
      ...joined.problems,
      ...vocabularyFor(config).problems,
      ...declared.problems,
      ...unknownFacts(config.gate.evidence, declared.catalogue, nearestWord),
      ...gathered.problems,
      ...own.flatMap((loaded) => loaded.problems),
      ...problems,
    ]),
    documents,
  }
}

/** A pack that was written for another gonogo may be full of words that this one does not know: the first thing is to say so. */
function worthTelling(unfit: readonly Problem[], others: readonly Problem[]): readonly Problem[] {
  const later = unfit.filter(({ code }) => code === 'gonogo-version')
  const folders = later.map(({ path }) => path.replace(/[^/]*$/, ''))
  const isOfUnfit = (path: string) => folders.some((folder) => folder !== '' && path.startsWith(folder))
  return byPlace([...unfit, ...others.filter(({ path }) => !isOfUnfit(path))])
}

/** File by file as they come, and in each from its first line to its last. */
function byPlace(problems: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(problems.map(({ path }) => path))]
  const order = new Map(files.map((path, index) => [path, index]))
  const file = ({ path }: Problem) => order.get(path) ?? 0
  return [...problems].sort((a, b) => file(a) - file(b) || a.span.line - b.span.line || a.span.column - b.span.column)
}
