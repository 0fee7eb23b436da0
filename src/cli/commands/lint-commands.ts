import { type Command, Option } from 'commander'
import type { Io } from '../io.js'
import type {
  BaselineOptions,
  CheckOptions,
  ExplainOptions,
  FactsOptions,
  MergeOptions,
  NewRuleOptions,
  RulesOptions,
  TestOptions,
} from '../options.js'
import {
  configured,
  dateTime,
  EXIT_CODE_HELP,
  formatted,
  lineNumber,
  REPORT_FORMATS,
  sources,
  threadCount,
  wholeNumber,
} from './shared-options.js'

const BASELINE_VERBS = [
  ['create', 'write fingerprints of all that is found; entries of documents that are not read stay'],
  ['prune', 'remove entries whose finding is gone, of the documents that are read'],
] as const

/** The commands that lint documents and look after rules. */
export function addLintCommands(program: Command, io: Io, done: (exitCode: number) => void): void {
  formatted(
    sources(program.command('check').description('judge documents: findings, pillars, verdict')),
    REPORT_FORMATS,
  )
    .option('-q, --quiet', 'show only what blocks')
    .option('--max-warnings <number>', 'more warnings than this are NO-GO', wholeNumber)
    .option(
      '--baseline [file]',
      'count only what this baseline does not list; default: gonogo-baseline.json beside the config',
    )
    .option(
      '--since <revision>',
      'judge only documents that changed since it left this git revision, and those that link to them',
    )
    .option(
      '--pass-on-no-documents',
      'GO where no rule asks about any of the documents, for tools that hand over whatever changed',
    )
    .option('--stats', 'tell what the work cost, and what each rule cost and found')
    .option('--cache', 'keep what is found in documents, and judge only those again that changed')
    .option('--cache-location <folder>', 'where to keep it; default: the cache folder of this user')
    .option(
      '--threads <number>',
      'judge with so many threads; 1: with none but its own; default: up to 4 where it is worth it',
      threadCount,
    )
    .option('--shard <i/n>', 'judge one of so many parts, and write what was found for gonogo merge; for example 3/8')
    .addHelpText('after', EXIT_CODE_HELP)
    .action(async (paths: string[], options: CheckOptions) =>
      done(await (await import('../check-command.js')).runCheck(paths, options, io)),
    )

  formatted(
    program
      .command('merge')
      .description('put together what gonogo check --shard wrote: the report of the whole')
      .argument('<parts...>', 'files that gonogo check --shard wrote, of all parts')
      .option('--verbose', 'leave nothing out')
      .option('--no-color', 'print without colour (as NO_COLOR=1 does)'),
    REPORT_FORMATS,
  )
    .option('-q, --quiet', 'show only what blocks')
    .addHelpText('after', EXIT_CODE_HELP)
    .action(async (parts: string[], options: MergeOptions) =>
      done(await (await import('../merge-command.js')).runMerge(parts, options, io)),
    )

  const baseline = program
    .command('baseline')
    .description('begin in an old repository: what is found today is known, and only what is new counts')
    .helpCommand(false)
  for (const [verb, description] of BASELINE_VERBS) {
    sources(baseline.command(verb).description(description))
      .option('--baseline <file>', 'the file; default: `baseline` of the config, or gonogo-baseline.json beside it')
      .option('-o, --output-file <file>', 'the same')
      .addHelpText(
        'after',
        '\nExit codes: 0 written or nothing to write, 2 usage, config or rule error, or no baseline that can be read.',
      )
      .action(async (paths: string[], options: Omit<BaselineOptions, 'verb'>) =>
        done(await (await import('../baseline-command.js')).runBaseline(paths, { ...options, verb }, io)),
      )
  }

  sources(program.command('facts').description('show what is understood of documents, whatever their kind'))
    .addOption(new Option('-f, --format <name>', 'text or json').default('text'))
    .option('-o, --output-file <file>', 'write the facts to a file')
    .option('--line <number>', 'what this line was taken for, and why not for something else', lineNumber)
    .action(async (paths: string[], options: FactsOptions) =>
      done(await (await import('../facts-command.js')).runFacts(paths, options, io)),
    )

  sources(
    program
      .command('explain')
      .description("show a rule's page, why documents are judged as they are, or how a finding came to be"),
    '[rule-or-paths...]',
  )
    .option('--rule <id>', 'of documents: what this rule alone asked, in full')
    .option('--finding <fingerprint>', 'a finding of `gonogo check`, by its first digits; then the arguments are paths')
    .addOption(new Option('-f, --format <name>', 'of documents: text or json').default('text'))
    .option('-o, --output-file <file>', 'of documents: write it to a file')
    .action(async (words: string[], options: ExplainOptions) =>
      done(await (await import('../explain-command.js')).runExplain(words, options, io)),
    )

  configured(
    program.command('rules').description('list the rules with pack, level, pillar and the demands they answer'),
  )
    .argument('[packs...]', 'only the rules of these packs')
    .addOption(new Option('-f, --format <name>', 'text, json or markdown').default('text'))
    .option(
      '-o, --output-file <file>',
      'write the list to a file; of markdown: a folder, for an index and a page per rule',
    )
    .action(async (packs: string[], options: RulesOptions) =>
      done(await (await import('../rules-command.js')).runRules(packs, options, io)),
    )

  configured(program.command('config').description('show what applies here, and the line of the file that says so'))
    .argument('[path]', 'a file or folder whose config is meant')
    .option('--print', 'print it, as is done without this option')
    .addOption(new Option('-f, --format <name>', 'text or json').default('text'))
    .option('-o, --output-file <file>', 'write it to a file')
    .action(async (path: string | undefined, options: RulesOptions) =>
      done(await (await import('../config-command.js')).runConfig(path, options, io)),
    )

  configured(
    program.command('test').description('run the examples of rules, and tell which conditions none of them decides'),
  )
    .argument(
      '[paths...]',
      'folders of packs, packs, rules and pages; default: the packs of your own that the config extends',
    )
    .option('--mutate', 'change the rules in one point at a time as well, and list what no example notices')
    .option(
      '--at <time>',
      'run them at this time (ISO 8601); default: `clock` of the pack, or 2026-11-20T12:00:00Z',
      dateTime,
    )
    .addOption(new Option('-f, --format <name>', 'stylish or json').default('stylish'))
    .option('-o, --output-file <file>', 'write the report to a file')
    .option('-q, --quiet', 'show only what fails')
    .addHelpText('after', '\nExit codes: 0 all as they say, 1 something is not, 2 usage, config or rule error.')
    .action(async (paths: string[], options: TestOptions) =>
      done(await (await import('../test-command.js')).runTest(paths, options, io)),
    )

  program
    .command('new')
    .description('write a rule with its page: gonogo new rule payments/named-approver')
    .argument('<what>', 'rule')
    .argument('<id>', 'its pack and its name, such as payments/named-approver')
    .option('--in <folder>', 'the folder of packs to write it to', 'rules')
    .action(async (what: string, id: string, options: NewRuleOptions) =>
      done(await (await import('../new-command.js')).runNew(what, id, options, io)),
    )

  program
    .command('init')
    .description('write a config, a release plan and a runbook to fill in')
    .argument('[folder]', 'where to write them', '.')
    .action(async (folder: string) => done(await (await import('../init-command.js')).runInit(folder, io)))
}
