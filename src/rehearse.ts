import { type Input, type Readied, readied, type World } from './check.js'
import { commentSubjects, suppressible } from './commented-example.js'
import { parse } from './formats/index.js'
import { withGiven } from './given.js'
import { givenMistakes } from './given-mistakes.js'
import { judge } from './judge/index.js'
import type {
  ActiveRule,
  Config,
  Document,
  Example,
  ExampleResult,
  MutantCoverage,
  PackTest,
  Problem,
  Rule,
  RuleTest,
  Source,
  Survivor,
} from './model/index.js'
import { catalogueFor } from './own-facts.js'
import { countPairs, evaluate, factsAsked, inOrder, OPERATORS, type Pack, type Policy } from './policy/index.js'
import { readAll } from './read-all.js'
import { linkParts } from './reading/index.js'
import { nearestWord } from './schema/index.js'
import {
  caseOf,
  compare,
  coverageOf,
  lackingIn,
  mutantCoverageOf,
  pageOf,
  type Stage,
  type Tried,
  together,
  tryConditions,
  tryMutants,
  unreadExamples,
  withSilence,
} from './testing/index.js'

/** What lies beside the rules of one pack. */
export interface Material {
  readonly pack: Pick<Pack, 'id' | 'path' | 'rules'>
  /** Of those rules the ones to be tested. */
  readonly rules: readonly Rule[]
  /** By the id of the rule. */
  readonly pages: ReadonlyMap<string, Source>
  /** With their places below `cases/`. */
  readonly cases: readonly { readonly place: string; readonly source: Source }[]
  /** What examples may link to, by path as links write it. */
  readonly files: ReadonlyMap<string, Linkable>
  /** What could not be read. */
  readonly problems: readonly Problem[]
}

/** The text of a file that is linked to, or how it is read: for most links it is enough that the file is there. */
export type Linkable = string | Input['load']

export interface Rehearsal {
  /** Words and facts of one's own. */
  readonly config: Config
  /** The clock, ISO 8601. */
  readonly now: string
  /** Every rule there is, for comments in examples that suppress what one of them finds. */
  readonly rules?: readonly Rule[]
  /** Change the rules as well, and see whether their examples notice. */
  readonly mutate?: boolean
  /** Called whenever an example is run, against the rule or a variant of it. */
  readonly step?: () => void
}

/** A file held in memory. */
export function inputOf({ path, text }: Source): Input {
  return { id: path, path, place: path, load: () => ({ source: { path, text }, problems: [] }) }
}

/** A world in which nothing exists but `files`, by their path relative to the document. */
export function worldOf(files: ReadonlyMap<string, Linkable>, now: string): World {
  return {
    now,
    pause: () => Promise.resolve(),
    weighs: true,
    namesBeside: () => [...files.keys()],
    linked(_path, target) {
      const path = (linkParts(target)?.path ?? '').replace(/^(?:\.?\/)+/, '')
      if (path === '') return null
      const name = files.has(`${path}.md`) ? `${path}.md` : path
      const file = files.get(name)
      if (file === undefined) return 'missing'
      return typeof file === 'string'
        ? inputOf({ path: name, text: file })
        : { id: name, path: name, place: name, load: file }
    },
  }
}

/** Asks this rule alone, and takes it seriously whatever its level is: a note would decide nothing. */
export function policyOf(rule: Rule): Policy {
  const parameters = [...rule.parameters].map(([name, parameter]) => [name, parameter.default] as const)
  return alone({ rule, level: 'block', parameters: new Map(parameters) })
}

function alone(active: ActiveRule): Policy {
  return { rules: new Map([[active.rule.id, active]]), overrides: [] }
}

/** Runs the examples of a pack through the pipeline, each read once however many variants of the rule are asked about it. */
export async function rehearse(material: Material, rehearsal: Rehearsal): Promise<PackTest> {
  const { pack } = material
  const cases = material.cases.map(({ place, source }) => caseOf(source, place, pack.rules, nearestWord))
  const own = cases.flatMap(({ example }) => example ?? [])
  const rehearsed: Rehearsed[] = []
  for (const rule of material.rules) {
    const of = own.filter((example) => example.rule === rule.id)
    rehearsed.push(await rehearseRule(rule, of, material, rehearsal))
  }
  const rules = rehearsed.map(({ result }) => result)
  const problems = [...material.problems, ...cases.flatMap((one) => one.problems)]
  const conditions = together(rehearsed.flatMap((one) => one.conditions.filter(({ named }) => named)))
  const mutants = together(rehearsed.flatMap((one) => one.mutants.filter(({ named }) => named)))
  const shared = {
    conditions: coverageOf(conditions),
    mutants: rehearsal.mutate ? mutantCoverageOf(mutants) : null,
  }
  const passed = rules.every((rule) => rule.passed) && isSound(problems) && isKilled(shared.mutants)
  return { pack: pack.id, path: pack.path, passed, rules, problems, ...shared }
}

/** A rule that was rehearsed, with what was tried of the conditions that its pack names. */
interface Rehearsed {
  readonly result: RuleTest
  readonly conditions: readonly Tried[]
  readonly mutants: readonly Tried<Survivor>[]
}

async function rehearseRule(
  rule: Rule,
  cases: readonly Example[],
  material: Material,
  rehearsal: Rehearsal,
): Promise<Rehearsed> {
  const source = material.pages.get(rule.id)
  const document = source ? (parse(source)[0] as Document) : null
  const page = document ? pageOf(document, rule, nearestWord) : null
  const unread = source && document ? unreadExamples(source, document, nearestWord) : []
  const examples = [...(page?.examples ?? []), ...cases]
  const mistakes: Problem[] = []
  const stage = stageFor(rule, examples, material, rehearsal, mistakes)
  const results: ExampleResult[] = []
  for (const example of examples) {
    results.push(compare(example, stage.report(example, await stage.ask(example, stage.active)), rule.kinds))
  }
  const problems = [...(page?.problems ?? []), ...unread, ...lackingIn(rule, page, examples), ...mistakes]
  const isFine = results.every(({ passed }) => passed) && isSound(problems)
  const conditions = await tryConditions(stage)
  // What a rule that fails would still notice says nothing.
  const tried = rehearsal.mutate === true && isFine
  const mutants = tried ? await tryMutants(stage) : []
  const own = {
    conditions: coverageOf(conditions.filter(({ named }) => !named)),
    mutants: tried ? mutantCoverageOf(mutants.filter(({ named }) => !named)) : null,
  }
  const passed = isFine && isKilled(own.mutants)
  return {
    result: { rule: rule.id, path: rule.path, passed, examples: results, problems, ...own },
    conditions,
    mutants,
  }
}

function isSound(problems: readonly Problem[]): boolean {
  return problems.every(({ severity }) => severity !== 'error')
}

function isKilled(mutants: MutantCoverage | null): boolean {
  return mutants === null || mutants.survivors.length === 0
}

/**
 * The examples, each read when it is first asked and as far as the rule asks: its variants ask for the same facts. What is
 * wrong with the subjects that they give is added to `mistakes`.
 */
function stageFor(
  rule: Rule,
  examples: readonly Example[],
  { pack, files }: Material,
  { config, now, step, rules }: Rehearsal,
  mistakes: Problem[],
): Stage {
  const policy = policyOf(rule)
  const world = worldOf(files, now)
  const { catalogue } = catalogueFor(config)
  const silent = withSilence(catalogue)
  const active = policy.rules.get(rule.id) as ActiveRule
  const read = new Map<Example, readonly Readied[]>()
  const readiedOf = async (example: Example): Promise<readonly Readied[]> => {
    const known = read.get(example)
    if (known) return known
    const others = inOrder([active]).last.length > 0 ? suppressible((rules ?? pack.rules).map(policyOf)) : null
    const asked = factsAsked(others ?? policy)
    const all: Readied[] = []
    for await (const one of readAll([inputOf(example.source)], config, world, asked)) {
      const document = readied(one, config, asked)
      const subjects = withGiven(document.subjects, one.release, catalogue, now)
      const comments = others ? await commentSubjects(document, others, config, now) : []
      all.push({ ...document, subjects: [...subjects, ...comments] })
      if (one.input.path === example.source.path) mistakes.push(...givenMistakes(one.release, example, catalogue))
    }
    read.set(example, all)
    return all
  }
  return {
    active,
    packPath: pack.path,
    examples,
    language: { catalogue, operators: OPERATORS_BY_NAME },
    async ask(example, variant) {
      step?.()
      const subjects = (await readiedOf(example)).map((one) => one.subjects)
      return (await Promise.all(subjects.map((own) => evaluate([variant], own, silent, now)))).flat()
    },
    report(example, outcomes) {
      const readied = read.get(example) ?? []
      return judge({
        outcomes,
        catalogue: silent,
        documents: readied.flatMap(({ document }) => document ?? []),
        problems: readied.flatMap(({ problems }) => problems),
        expected: readied.reduce((sum, { subjects }) => sum + countPairs([active], subjects), 0),
        maxWarnings: null,
      })
    },
  }
}

const OPERATORS_BY_NAME = new Map(OPERATORS.map((operator) => [operator.name, operator]))
