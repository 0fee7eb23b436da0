import { type Command, Option } from 'commander'
import type { Io } from '../io.js'
import type { AdviseOptions, AttestOptions, GateOptions, RecordOptions, VerifyOptions } from '../options.js'
import {
  authors,
  configured,
  dateTime,
  EXIT_CODE_HELP,
  formatted,
  REPORT_FORMATS,
  wholeNumber,
} from './shared-options.js'

const RECORD_EXIT_CODES = `
Exit codes:
  0  done
  1  the journal is not as it was written; of why: nothing is recorded
  2  refused, a usage or config error, or there is no journal yet
  3  the journal cannot be read or written`

/** The commands of the release gate: judge a release, keep records, advise, sign and verify. */
export function addGateCommands(program: Command, io: Io, done: (exitCode: number) => void): void {
  gate(
    configured(
      program.command('gate').description('may this release ship? one plan, all it links, one verdict'),
    ).argument('<plan>', 'the release plan'),
  ).action(async (plan: string, options: GateOptions) =>
    done(await (await import('../gate-command.js')).runGate(plan, options, io)),
  )

  addRecordCommands(program, io, done)

  configured(program.command('advise').description('roll back, fix forward or escalate? what the plan said beforehand'))
    .argument('<incident>', 'a file that says what is so')
    .argument('<plan>', 'the release plan')
    .option('--at <time>', 'advise as if it were this time (ISO 8601); default: now', dateTime)
    .addOption(new Option('-f, --format <name>', 'stylish or json').default('stylish'))
    .option('-o, --output-file <file>', 'write the advice to a file')
    .addHelpText('after', ADVICE_CODES)
    .action(async (incident: string, plan: string, options: AdviseOptions) =>
      done(await (await import('../advise-command.js')).runAdvise(incident, plan, options, io)),
    )

  program
    .command('attest')
    .description('sign a verdict: an in-toto statement in a DSSE envelope')
    .argument('<verdict>', 'what `gonogo gate --verdict` wrote')
    .requiredOption('--key <file>', 'the private key: Ed25519 or ECDSA, PEM')
    .option('--key-id <text>', 'what verifiers call the key; default: the fingerprint of its public half')
    .option('-o, --output-file <file>', 'write the envelope to a file')
    .addHelpText('after', '\nAn encrypted key is opened with GONOGO_KEY_PASSPHRASE of the environment.')
    .action(async (verdict: string, options: AttestOptions) =>
      done(await (await import('../attest-command.js')).runAttest(verdict, options, io)),
    )

  configured(
    program
      .command('verify')
      .description('check a signed verdict: signature, digests, expiry, and that the same is decided again'),
  )
    .argument('<envelope>', 'what `gonogo attest` wrote')
    .argument('<plan>', 'the release plan')
    .requiredOption('--key <file>', 'the public key, PEM')
    .option('--at <time>', 'verify as if it were this time (ISO 8601); default: now', dateTime)
    .option('--waivers <file>', 'the waivers that the gate was given, where it was given any')
    .option('--journal <file-or-url>', 'the journal that the gate was given, where it was given one')
    .addHelpText('after', VERIFY_EXIT_CODE_HELP)
    .action(async (envelope: string, plan: string, options: VerifyOptions) =>
      done(await (await import('../verify-command.js')).runVerify(envelope, plan, options, io)),
    )
}

const VERIFY_EXIT_CODE_HELP = `
Exit codes: 0 all of it holds and it is a GO, 1 something does not hold or it is a NO-GO, 2 usage, config or rule error, 3 INDETERMINATE.`

function gate(command: Command): Command {
  const asked = command
    .option('--at <time>', 'judge as if it were this time (ISO 8601); default: now', dateTime)
    .option('--author <name>', 'who wrote the change: nobody approves their own waiver; may be repeated', authors)
    .option('--waivers <file>', 'use these waivers instead of those that the config names')
    .option('--journal <file-or-url>', 'the journal of rollbacks, instead of the one that the config names')
    .option('--record <file>', 'keep what was seen of the world, to judge from it again')
    .option('--evidence <file>', 'judge from what was seen before')
    .option('--offline', 'ask nobody: what was not seen before is unreadable')
    .option('--rules-from <revision>', 'judge by the rules and waivers of this git revision too; the stricter decides')
    .option('--verdict <file>', 'write the verdict as a document: canonical JSON')
  return formatted(asked, [...REPORT_FORMATS, 'html'])
    .option('-q, --quiet', 'show only what blocks')
    .option('--max-warnings <number>', 'more warnings than this are NO-GO', wholeNumber)
    .addHelpText('after', EXIT_CODE_HELP)
}

function addRecordCommands(program: Command, io: Io, done: (exitCode: number) => void): void {
  const record = program
    .command('record')
    .description('the journal of rollbacks: append-only, and each entry seals the one before')
    .helpCommand(false)
    .addHelpText('after', RECORD_EXIT_CODES)
  const run = async (verb: RecordOptions['verb'], words: readonly string[], options: Omit<RecordOptions, 'verb'>) =>
    done(await (await import('../record-command.js')).runRecord({ ...options, verb }, words, io))
  const journal = (command: Command): Command =>
    command
      .option('--journal <file-or-url>', 'a file, or a postgres:// address; default: `gate.journal` of the config')
      .option('-c, --config <file>', 'use this config instead of the nearest gonogo.config.yaml')
      .option('--no-color', 'print without colour (as NO_COLOR=1 does)')
  journal(record.command('add').description('append rollbacks, from a file or standard input'))
    .argument('[files...]', 'records in YAML or JSON; - is standard input')
    .action((files: string[], options) => run('add', files, options))
  journal(record.command('verify').description('check that nothing was changed, removed or put in between'))
    .option('--expect <hash>', 'an entry that has to be there still: the head that an earlier run printed')
    .action((options) => run('verify', [], options))
  journal(record.command('list').description('the rollbacks, the newest first'))
    .option('--component <name>', 'of this component only')
    .addOption(new Option('-f, --format <name>', 'text or json').default('text'))
    .action((options) => run('list', [], options))
  journal(record.command('why').description('why was rollback executed, and to which version?'))
    .argument('<component>', 'what was rolled back')
    .addOption(new Option('-f, --format <name>', 'text or json').default('text'))
    .action((component: string, options) => run('why', [component], options))
  journal(record.command('export').description('all of it, as documents that gonogo check reads'))
    .addOption(new Option('-f, --format <name>', 'yaml or jsonl').default('yaml'))
    .option('-o, --output-file <file>', 'write it to a file')
    .action((options) => run('export', [], options))
}

const ADVICE_CODES = `
Exit codes: 0 rollback or a fix is open, 1 neither is and escalation is left, 2 usage, config or rule error,
            3 it cannot be told.`
