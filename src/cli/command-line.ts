import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { momentIn } from '../moment.js'
import { Refusal } from './deliver.js'
import { EXIT_CODES, USAGE } from './exit-codes.js'
import type { Io } from './io.js'
import type {
  CheckOptions,
  ExplainOptions,
  FactsOptions,
  NewRuleOptions,
  RulesOptions,
  TestOptions,
} from './options.js'
import { teach } from './teach.js'

/**
 * Runs one command line and returns its exit code: 0 GO, 1 NO-GO, 2 usage, config or rule error, 3 INDETERMINATE.
 * A command's code is loaded when it is called, so that `--help` costs nothing.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = 0
  const written: Promise<void>[] = []
  const program = commands(io, (code) => {
    exitCode = code
  })
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => written.push(io.stdout.write(text)),
      writeErr: (text) => written.push(writeSafely(text, io)),
      outputError: (text, write) => write(teach(text, io.cwd)),
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stderr.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
  }
  try {
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    exitCode = await codeOf(error, io)
  }
  await Promise.all(written)
  return exitCode
}

/** The parser repeats words of the command line, and they may hold what a terminal obeys. */
async function writeSafely(text: string, io: Io): Promise<void> {
  const { printable } = await import('../report/index.js')
  await io.stderr.write(text.split('\n').map(printable).join('\n'))
}

/** Whatever should not happen is not known, so it is INDETERMINATE. */
async function codeOf(error: unknown, io: Io): Promise<number> {
  if (error instanceof CommanderError) return isAsked(error) ? 0 : USAGE
  const { complain } = await import('./complain.js')
  if (error instanceof Refusal) return complain(error.message, io)
  await complain(saidBy(error), io)
  return EXIT_CODES.INDETERMINATE
}

function isAsked({ code }: CommanderError): boolean {
  return code === 'commander.helpDisplayed' || code === 'commander.version'
}

/** What the operating system refuses is no fault of ours: a full disk, a file that vanished. */
function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return `This is a fault in gonogo; please report it.\n${String(error)}`
  if ('syscall' in error) return `There is no answer: ${error.message}.`
  return `This is a fault in gonogo; please report it.\n${error.stack ?? error.message}`
}

function commands(io: Io, done: (exitCode: number) => void): Command {
  const program = new Command('gonogo')
    .description('Reads release plans and runbooks, and answers whether you can roll back.')
    .version(manifest.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError(false)
    .addHelpText('after', EXIT_CODE_HELP)

  sources(program.command('check').description('judge documents: findings, pillars, verdict'))
    .addOption(new Option('-f, --format <name>', 'stylish or json').default('stylish'))
    .option('-o, --output-file <file>', 'write the report to a file')
    .option('-q, --quiet', 'show only what blocks')
    .option('--max-warnings <number>', 'more warnings than this are NO-GO', wholeNumber)
    .addHelpText('after', EXIT_CODE_HELP)
    .action(async (paths: string[], options: CheckOptions) =>
      done(await (await import('./check-command.js')).runCheck(paths, options, io)),
    )

  sources(program.command('facts').description('show what is understood of documents, whatever their kind'))
    .addOption(new Option('-f, --format <name>', 'text or json').default('text'))
    .option('-o, --output-file <file>', 'write the facts to a file')
    .option('--line <number>', 'what this line was taken for, and why not for something else', lineNumber)
    .action(async (paths: string[], options: FactsOptions) =>
      done(await (await import('./facts-command.js')).runFacts(paths, options, io)),
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
      done(await (await import('./explain-command.js')).runExplain(words, options, io)),
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
      done(await (await import('./rules-command.js')).runRules(packs, options, io)),
    )

  configured(program.command('config').description('show what applies here, and the line of the file that says so'))
    .argument('[path]', 'a file or folder whose config is meant')
    .option('--print', 'print it, as is done without this option')
    .addOption(new Option('-f, --format <name>', 'text or json').default('text'))
    .option('-o, --output-file <file>', 'write it to a file')
    .action(async (path: string | undefined, options: RulesOptions) =>
      done(await (await import('./config-command.js')).runConfig(path, options, io)),
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
      done(await (await import('./test-command.js')).runTest(paths, options, io)),
    )

  program
    .command('new')
    .description('write a rule with its page: gonogo new rule payments/named-approver')
    .argument('<what>', 'rule')
    .argument('<id>', 'its pack and its name, such as payments/named-approver')
    .option('--in <folder>', 'the folder of packs to write it to', 'rules')
    .action(async (what: string, id: string, options: NewRuleOptions) =>
      done(await (await import('./new-command.js')).runNew(what, id, options, io)),
    )

  program
    .command('init')
    .description('write a config, a release plan and a runbook to fill in')
    .argument('[folder]', 'where to write them', '.')
    .action(async (folder: string) => done(await (await import('./init-command.js')).runInit(folder, io)))

  return program
}

/** Options of every command that depends on rules. */
function configured(command: Command): Command {
  return command
    .option('-c, --config <file>', 'use this config instead of the nearest gonogo.config.yaml')
    .option('-r, --rules <folder>', 'use the rules of this folder too; may be repeated', collect)
    .option('--verbose', 'leave nothing out')
    .option('--no-color', 'print without colour (as NO_COLOR=1 does)')
}

/** Options of every command that reads documents. */
function sources(command: Command, words = '[paths...]'): Command {
  return configured(
    command.argument(words, 'files, folders and globs; - is standard input; default: `paths` of the config'),
  )
    .option('--stdin-filename <name>', 'what standard input is called; its ending tells its format')
    .option('--at <time>', 'judge as if it were this time (ISO 8601); default: now', dateTime)
}

const EXIT_CODE_HELP = `
Exit codes: 0 GO, 1 NO-GO, 2 usage, config or rule error, 3 INDETERMINATE.`

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, such as 0 or 20.')
  return Number(text)
}

function lineNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be the number of a line, from 1.')
  return Number(text)
}

function dateTime(text: string): string {
  const moment = momentIn(text)
  if (moment === null) throw new InvalidArgumentError('It must be an ISO 8601 time, such as 2026-11-20T12:00:00Z.')
  return moment
}
