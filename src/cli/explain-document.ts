import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { check } from '../check.js'
import type { Outcome } from '../model/index.js'
import { catalogueFor } from '../own-facts.js'
import { askedBy, EXPLAIN_FORMATS, type ListedRule, printable } from '../report/index.js'
import { complain, unknownWord } from './complain.js'
import { STDIN } from './discover/discover.js'
import { lookAt } from './discover/look.js'
import { EXIT_CODES } from './exit-codes.js'
import type { Io } from './io.js'
import { forPeople } from './job-log.js'
import { listRules, ruleNamed } from './listed-rules.js'
import type { ExplainOptions } from './options.js'
import { viewFor } from './paint.js'
import { prepare } from './prepare.js'
import type { Setup } from './setup.js'

/** Whether a word of the command line is a document rather than a rule: it exists as a file, or is written like one. */
export function isDocument(word: string, cwd: string): boolean {
  if (word === STDIN || /[*?[\]{}]/.test(word) || /\.(?:md|markdown|ya?ml|json)$/i.test(word)) return true
  return lookAt(resolve(cwd, word)).is === 'file'
}

/** Whether a word is a folder, whose documents are explained unless a rule is called so. */
export function isFolder(word: string, cwd: string): boolean {
  return existsSync(resolve(cwd, word)) && !isDocument(word, cwd)
}

/**
 * `gonogo explain FILE...`: why the verdict is what it is. It shows and does not judge: the exit code is 0, or that of
 * INDETERMINATE where an input could not be read, or not be trusted.
 */
export async function explainDocuments(paths: readonly string[], options: ExplainOptions, io: Io): Promise<number> {
  const render = EXPLAIN_FORMATS.get(options.format)
  if (!render) return complain(unknownWord('format', options.format, [...EXPLAIN_FORMATS.keys()]), io)
  const prepared = await prepare(paths, options, io)
  if (typeof prepared === 'number') return prepared
  const { setup, gathered, delivery } = prepared
  const rule = options.rule === undefined ? null : ruleInUse(options.rule, setup)
  if (typeof rule === 'string') {
    delivery.abandon()
    return complain(rule, io)
  }
  const id = rule?.rule.id ?? null
  await sayAmbiguity(paths, options, setup, io)
  const outcomes: Outcome[] = []
  const world = {
    ...gathered.world,
    traces: true,
    outcomes: (told: readonly Outcome[]) => {
      outcomes.push(...told.filter(({ active }) => id === null || active.rule.id === id))
    },
  }
  const report = await check(gathered.inputs, setup.config, setup.policy, world)
  await gathered.progress.end()
  const view = viewFor(io, options, gathered.linesOf)
  const text = render({ report, outcomes, catalogue: catalogueFor(setup.config).catalogue, rule: id }, view)
  await delivery.write(forPeople(text, io, options))
  delivery.finish()
  const isTrusted = report.problems.every(({ severity }) => severity !== 'error')
  return isTrusted ? EXIT_CODES.GO : EXIT_CODES.INDETERMINATE
}

/** The rule of that id or name that is in use here: another asks nothing. */
function ruleInUse(word: string, setup: Setup): ListedRule | string {
  const rules = listRules(setup)
  const known = ruleNamed(word, rules)
  const by = typeof known === 'string' ? null : askedBy(known.rule)
  if (typeof known !== 'string' && by !== null) {
    const { id } = known.rule
    return `${id} is asked by ${by} alone, which shows what it found. Its page: gonogo explain ${id}`
  }
  const inUse = ruleNamed(
    word,
    rules.filter(({ active }) => active !== null),
  )
  if (typeof inUse !== 'string' || typeof known === 'string') return typeof inUse === 'string' ? known : inUse
  return `${known.rule.id} is off here, or no pack in use has it: it asked nothing.`
}

/** A file comes before a rule of its name; whoever meant the rule is told how to ask for it. */
async function sayAmbiguity(paths: readonly string[], options: ExplainOptions, setup: Setup, io: Io): Promise<void> {
  const [word, ...others] = paths
  if (word === undefined || others.length > 0 || options.rule !== undefined) return
  const named = ruleNamed(word, listRules(setup))
  if (typeof named === 'string') return
  const { id } = named.rule
  const how = id === word ? `gonogo explain ${id} from another folder` : `gonogo explain ${id}`
  await io.stderr.write(`gonogo: ${printable(word)} is a file here, and also the rule ${id}. The rule: ${how}\n`)
}
