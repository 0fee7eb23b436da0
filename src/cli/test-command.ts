import { dirname, resolve } from 'node:path'
import shippedPacks from '../generated/packs.json' with { type: 'json' }
import type { Config, Document, PackTest, Rule, Span, TestReport } from '../model/index.js'
import { rulesOf } from '../own-rules.js'
import type { Pack, PackFolder } from '../policy/index.js'
import { rehearse } from '../rehearse.js'
import { TEST_FORMATS } from '../report/index.js'
import { complain, complainOf, unknownWord } from './complain.js'
import { loadConfig } from './config-file.js'
import { openDelivery } from './deliver.js'
import type { Io } from './io.js'
import { forPeople } from './job-log.js'
import type { TestOptions } from './options.js'
import { packReader } from './pack-reader.js'
import { viewFor } from './paint.js'
import { startProgress } from './progress.js'
import { filesOf, linesFor, packsBelow } from './setup.js'
import { materialOf } from './testing/material.js'
import { type WantedPack, wantedBy } from './testing/wanted.js'

/** The clock of examples where neither the command line nor the pack sets one: they must not age. */
const CLOCK = '2026-11-20T12:00:00Z'
const SHIPPED: ReadonlySet<string> = new Set(shippedPacks.map(({ id }) => id))

/** `gonogo test`: 0 where all examples are as they say, 1 where one is not, 2 where the rules cannot be loaded. */
export async function runTest(paths: readonly string[], options: TestOptions, io: Io): Promise<number> {
  const render = TEST_FORMATS.get(options.format)
  if (!render) return complain(unknownWord('format', options.format, [...TEST_FORMATS.keys()]), io)
  const loaded = await load(paths, options, io)
  if (typeof loaded === 'number') return loaded
  const materials = loaded.packs.map(({ pack, rules }) => ({ pack, material: materialOf(pack, rules, io.cwd) }))
  const read = [
    ...filesOf(loaded.config, loaded.known, io.cwd),
    ...materials.flatMap(({ material }) => material.cases.map(({ source }) => resolve(io.cwd, source.path))),
  ]
  const delivery = openDelivery(options.outputFile, io, () => read)
  if (typeof delivery === 'string') return complain(delivery, io)
  const packs: PackTest[] = []
  const { config, rules } = loaded
  const progress = startProgress(null, io, { noun: 'runs of examples' })
  for (const { pack, material } of materials) {
    const now = options.at ?? pack.clock ?? CLOCK
    packs.push(await rehearse(material, { config, now, rules, mutate: options.mutate ?? false, step: progress.step }))
  }
  await progress.end()
  const report: TestReport = { version: 1, passed: packs.every(({ passed }) => passed), packs }
  const text = render(report, viewFor(io, options, linesFor(loaded.documents)))
  await delivery.write(forPeople(text, io, options))
  delivery.finish()
  return report.passed ? 0 : 1
}

interface Loaded {
  readonly packs: readonly Pick<Subset, 'pack' | 'rules'>[]
  /** All that were read. */
  readonly known: readonly Pack[]
  /** Of every pack, those that ship too. */
  readonly rules: readonly Rule[]
  readonly config: Config
  readonly documents: readonly Document[]
}

interface Subset {
  readonly pack: Pack
  readonly rules: Pack['rules']
}

/** The packs to be tested, as they are when they are used; a number is the exit code after what is wrong was said. */
async function load(paths: readonly string[], options: TestOptions, io: Io): Promise<Loaded | number> {
  const config = loadConfig(paths[0], options.config, io.cwd)
  if (typeof config === 'string') return complain(config, io)
  const reader = packReader(io.cwd)
  const wanted = wantedBy(paths, reader, io.cwd)
  if (typeof wanted === 'string') return complain(wanted, io)
  const given: PackFolder[] = wanted.map(({ folder }) => folder)
  for (const folder of options.rules ?? []) {
    const packs = packsBelow(folder, reader)
    if (typeof packs === 'string') return complain(packs, io)
    given.push(...packs)
  }
  const written = paths.length > 0 ? forGiven(config.config) : config.config
  const {
    own,
    packs: all,
    problems,
    documents,
    config: joined,
  } = await rulesOf(written, given, reader, { givenWin: true })
  const isSound = [...config.problems, ...problems].every(({ severity }) => severity !== 'error')
  const isPlain = written !== config.config && own.every(({ id }) => !SHIPPED.has(id))
  // A project that no other command would take is told here as well, although its settings are not the examples' matter.
  const project = isSound && isPlain ? (await rulesOf(config.config, given, reader)).problems : []
  const wrong = [...config.problems, ...problems, ...project]
  if (wrong.some(({ severity }) => severity === 'error')) {
    return complainOf(wrong, linesFor([...documents, ...config.documents]), options.color, io)
  }
  const packs = paths.length > 0 ? own.flatMap((pack) => named(pack, wanted)) : own.filter(isLocal).map(whole)
  if (packs.every(({ rules }) => rules.length === 0)) return complain(nothing(paths, config.config.path), io)
  // A pack's own clock and words count for the documents it judges; where a project keeps them is not the examples' matter.
  const rules = all.flatMap((pack) => pack.rules)
  return { packs, known: own, rules, config: { ...joined, documents: [], rules: [], overrides: [] }, documents }
}

/**
 * Packs that are named are tested with the words and facts of the project and of its other packs. How the project sets
 * rules is not their matter, and what ships may be missing a rule where one of them takes its place.
 */
function forGiven(config: Config): Config {
  const kept = config.extends.flatMap((name, index) => (SHIPPED.has(name) ? [] : [index]))
  const spans = config.extendsSpans
  return {
    ...config,
    extends: kept.map((index) => config.extends[index] as string),
    ...(spans ? { extendsSpans: kept.map((index) => spans[index] as Span) } : {}),
    rules: [],
    overrides: [],
  }
}

function named(pack: Pack, wanted: readonly WantedPack[]): readonly Subset[] {
  const one = wanted.find(({ at }) => (at === '' ? '.' : at) === dirname(pack.path))
  if (!one) return []
  const rules = pack.rules.filter(({ id }) => one.rules === null || one.rules.has(id.slice(id.indexOf('/') + 1)))
  return [{ pack, rules }]
}

function whole(pack: Pack): Subset {
  return { pack, rules: pack.rules }
}

/** What is installed was tested by those who wrote it. */
function isLocal({ path }: Pack): boolean {
  return !path.split('/').includes('node_modules')
}

function nothing(paths: readonly string[], config: string | null): string {
  const how = 'Name a folder of rules (gonogo test policy/), or write a rule: gonogo new rule payments/named-approver'
  if (paths.length > 0) return `There is no rule in ${paths.join(', ')}. ${how}`
  return `${config === null ? 'There is no config here' : `${config} extends no pack of your own`}, so there is nothing to test. ${how}`
}
