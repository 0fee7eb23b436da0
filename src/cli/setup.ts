import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { CATALOGUE } from '../facts/index.js'
import { parse } from '../formats/index.js'
import packs from '../generated/packs.json' with { type: 'json' }
import type { Config, Document, Problem } from '../model/index.js'
import { vocabularyFor } from '../own-vocabulary.js'
import { loadPacks, type Pack, type PackJson, type Policy, packFromJson, resolvePolicy } from '../policy/index.js'
import { nearestWord } from '../schema/index.js'
import { complain, complainOf } from './complain.js'
import { type LoadedConfig, loadConfig } from './config-file.js'
import { slashed } from './discover/slashed.js'
import { walk } from './discover/walk.js'
import type { Io } from './io.js'
import type { RuleOptions } from './options.js'
import { readSource } from './read-file.js'

/** Configuration and rules, found, read and checked. */
export interface Setup extends LoadedConfig {
  readonly policy: Policy
  /** Every pack there is, whether the config uses it or not. */
  readonly packs: readonly Pack[]
}

const KNOWLEDGE = { catalogue: CATALOGUE, nearestWord }

/** Config and rules for a run whose first path is given; a number is the exit code after everything wrong was said. */
export async function setUp(first: string | undefined, options: RuleOptions, io: Io): Promise<Setup | number> {
  const loaded = loadConfig(first, options.config, io.cwd)
  if (typeof loaded === 'string') return complain(loaded, io)
  const own: Document[] = []
  for (const folder of options.rules ?? []) {
    const documents = ruleFiles(folder, loaded.config.fileSizeLimit, io.cwd)
    if (typeof documents === 'string') return complain(documents, io)
    own.push(...documents)
  }
  const local = loadPacks(own, KNOWLEDGE)
  const all = [...shipped(), ...local.packs]
  const config: Config = {
    ...loaded.config,
    extends: [...loaded.config.extends, ...local.packs.map((pack) => pack.id)],
  }
  const { policy, problems } = resolvePolicy(all, config, KNOWLEDGE)
  const wrong: readonly Problem[] = [
    ...loaded.problems,
    ...vocabularyFor(config).problems,
    ...local.problems,
    ...problems,
  ]
  if (wrong.some((problem) => problem.severity === 'error')) {
    return complainOf(wrong, linesFor([...own, ...loaded.documents]), options.color, io)
  }
  return { ...loaded, config, policy, packs: all }
}

function shipped(): readonly Pack[] {
  return (packs as unknown as readonly PackJson[]).map(packFromJson)
}

/** The YAML files of a folder and of the folders in it, or a sentence that says why there are none. */
function ruleFiles(folder: string, limit: number, cwd: string): readonly Document[] | string {
  const start = resolve(cwd, folder)
  if (!statSync(start, { throwIfNoEntry: false })?.isDirectory()) {
    return `--rules names a folder of rules, and ${folder} is none.`
  }
  const printed = `${slashed(folder).replace(/\/+$/, '')}/`
  const walked = walk(start, printed)
  const [trouble] = walked.problems
  if (trouble) return `${trouble.path}: ${trouble.message}`
  const yaml = walked.files.filter((file) => /\.ya?ml$/i.test(file))
  const deep = yaml.find((file) => file.split('/').length > 2)
  if (deep) return `${printed}${deep} stands too deep: a rule is <pack>/<rule>.yaml below the folder of --rules.`
  const files = yaml
  if (files.length === 0) return `--rules names a folder of rules, and ${folder} holds no YAML file.`
  return files.flatMap((file) => {
    const { source, problems } = readSource(resolve(start, file), `${printed}${file}`, limit)
    return parse(source ?? { path: `${printed}${file}`, text: '' }, { problems })
  })
}

function linesFor(documents: readonly Document[]): (path: string) => readonly string[] | null {
  const texts = new Map(documents.map((document) => [document.path, document.text]))
  return (path) => texts.get(path)?.split('\n') ?? null
}
