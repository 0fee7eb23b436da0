import { resolve } from 'node:path'
import type { Config, Document } from '../model/index.js'
import { rulesOf } from '../own-rules.js'
import type { Origins, Pack, PackFolder, PackReader, Policy } from '../policy/index.js'
import { complain, complainOf } from './complain.js'
import { type LoadedConfig, loadConfig } from './config-file.js'
import { slashed } from './discover/slashed.js'
import type { Io } from './io.js'
import type { RuleOptions } from './options.js'
import { packReader } from './pack-reader.js'

/** Configuration and rules, found, read and checked. */
export interface Setup extends LoadedConfig {
  readonly policy: Policy
  /** How the policy came to be. */
  readonly origins: Origins
  /** Every pack there is, whether the config uses it or not. */
  readonly packs: readonly Pack[]
}

/**
 * Config and rules for a run whose first path is given; a number is the exit code after everything wrong was said.
 *
 * @param also packs that the command needs, whatever the config extends: what the config says of their rules wins
 */
export async function setUp(
  first: string | undefined,
  options: RuleOptions,
  io: Io,
  also: readonly string[] = [],
): Promise<Setup | number> {
  const found = loadConfig(first, options.config, io.cwd)
  if (typeof found === 'string') return complain(found, io)
  const loaded = { ...found, config: extendedBy(found.config, also) }
  const reader = packReader(io.cwd)
  const given: PackFolder[] = []
  for (const folder of options.rules ?? []) {
    const packs = packsBelow(folder, reader)
    if (typeof packs === 'string') return complain(packs, io)
    given.push(...packs)
  }
  const { policy, origins, packs, config, problems, documents } = await rulesOf(loaded.config, given, reader)
  const wrong = [...loaded.problems, ...problems]
  if (wrong.some((problem) => problem.severity === 'error')) {
    return complainOf(wrong, linesFor([...documents, ...loaded.documents]), options.color, io)
  }
  return { ...loaded, config, policy, origins, packs }
}

/** A config that extends other packs too, before its own: what it says itself wins. */
export function extendedBy(config: Config, packs: readonly string[]): Config {
  const added = packs.filter((pack) => !config.extends.includes(pack))
  const spans = config.extendsSpans && { extendsSpans: [...added.map(() => START), ...config.extendsSpans] }
  return added.length === 0 ? config : { ...config, extends: [...added, ...config.extends], ...spans }
}

const START = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** Absolute paths of the config and of everything that packs are read from, their pages too. */
export function filesOf(config: Config, packs: readonly Pack[], cwd: string): readonly string[] {
  const rules = packs.flatMap((pack) => pack.rules.map(({ path }) => path))
  const pages = rules.map((path) => path.replace(/\.ya?ml$/i, '.md'))
  return [config.path ?? [], packs.map(({ path }) => path), rules, pages].flat().map((path) => resolve(cwd, path))
}

/** `--rules` names a pack, or a folder of packs; or a sentence that says why there are none. */
export function packsBelow(folder: string, reader: PackReader): readonly PackFolder[] | string {
  const printed = slashed(folder).replace(/(?<=.)\/+$/, '')
  const there = reader.folder(printed)
  if ('is' in there && there.is === 'unreadable') {
    return `--rules: ${folder} cannot be looked into. Give the user who runs gonogo the right to read it.`
  }
  if ('is' in there) return `--rules names a folder of rules, and ${folder} is none.`
  if (there.documents.length > 0 || there.problems.length > 0) return [there]
  const packs = there.folders.flatMap(({ path }) => {
    const one = reader.folder(path)
    return 'is' in one ? [] : [one]
  })
  return packs.length > 0 ? packs : `--rules names a folder of rules, and ${folder} holds no YAML file.`
}

export function linesFor(documents: readonly Document[]): (path: string) => readonly string[] | null {
  const texts = new Map(documents.map((document) => [document.path, document.text]))
  return (path) => texts.get(path)?.split('\n') ?? null
}
