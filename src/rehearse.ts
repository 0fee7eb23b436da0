import { type Input, judgeAll, type Readied, ready, type World } from './check.js'
import { parse } from './formats/index.js'
import type {
  ActiveRule,
  Config,
  Document,
  Example,
  ExampleResult,
  PackTest,
  Problem,
  Report,
  Rule,
  RuleTest,
  Source,
} from './model/index.js'
import type { Pack, Policy } from './policy/index.js'
import { linkParts } from './reading/index.js'
import { nearestWord } from './schema/index.js'
import { caseOf, compare, lackingIn, pageOf } from './testing/index.js'

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
  readonly files: ReadonlyMap<string, string>
  /** What could not be read. */
  readonly problems: readonly Problem[]
}

export interface Rehearsal {
  /** Words and facts of one's own. */
  readonly config: Config
  /** The clock, ISO 8601. */
  readonly now: string
}

/** A file held in memory. */
export function inputOf({ path, text }: Source): Input {
  return { id: path, path, place: path, load: () => ({ source: { path, text }, problems: [] }) }
}

/** A world in which nothing exists but `files`, by their path relative to the document. */
export function worldOf(files: ReadonlyMap<string, string>, now: string): World {
  return {
    now,
    pause: () => Promise.resolve(),
    namesBeside: () => [...files.keys()],
    linked(_path, target) {
      const path = (linkParts(target)?.path ?? '').replace(/^(?:\.?\/)+/, '')
      if (path === '') return null
      const name = files.has(`${path}.md`) ? `${path}.md` : path
      const text = files.get(name)
      return text === undefined ? 'missing' : inputOf({ path: name, text })
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

/** Runs the examples of a pack through the pipeline, each read once. */
export async function rehearse(material: Material, rehearsal: Rehearsal): Promise<PackTest> {
  const { pack, pages } = material
  const cases = material.cases.map(({ place, source }) => caseOf(source, place, pack.rules, nearestWord))
  const own = cases.flatMap(({ example }) => example ?? [])
  const rules: RuleTest[] = []
  for (const rule of material.rules) {
    const source = pages.get(rule.id)
    const page = source ? pageOf(parse(source)[0] as Document, rule, nearestWord) : null
    const examples = [...(page?.examples ?? []), ...own.filter((example) => example.rule === rule.id)]
    const problems = [...(page?.problems ?? []), ...lackingIn(rule, page, examples)]
    rules.push(await rehearseRule(rule, examples, problems, material, rehearsal))
  }
  const problems = [...material.problems, ...cases.flatMap((one) => one.problems)]
  return {
    pack: pack.id,
    path: pack.path,
    passed: rules.every(({ passed }) => passed) && problems.every(({ severity }) => severity !== 'error'),
    rules,
    problems,
    conditions: { total: 0, undecided: [] },
    mutants: null,
  }
}

async function rehearseRule(
  rule: Rule,
  examples: readonly Example[],
  problems: readonly Problem[],
  { files }: Material,
  { config, now }: Rehearsal,
): Promise<RuleTest> {
  const policy = policyOf(rule)
  const world = worldOf(files, now)
  const results: ExampleResult[] = []
  for (const example of examples) {
    const readied: Readied[] = []
    for await (const one of ready([inputOf(example.source)], config, policy, world)) readied.push(one)
    const report: Report = await judgeAll(readied, config, policy, world)
    results.push(compare(example, report))
  }
  const passed = results.every((result) => result.passed) && problems.every(({ severity }) => severity !== 'error')
  return {
    rule: rule.id,
    path: rule.path,
    passed,
    examples: results,
    problems,
    conditions: { total: 0, undecided: [] },
    mutants: null,
  }
}
