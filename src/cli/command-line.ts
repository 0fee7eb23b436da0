import { Command, CommanderError } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { addGateCommands } from './commands/gate-commands.js'
import { addLintCommands } from './commands/lint-commands.js'
import { EXIT_CODE_HELP } from './commands/shared-options.js'
import { Refusal } from './deliver.js'
import { EXIT_CODES, USAGE } from './exit-codes.js'
import type { Io } from './io.js'
import { withSafeErrors } from './job-log.js'
import { teach } from './teach.js'

/**
 * Runs one command line and returns its exit code: 0 GO, 1 NO-GO, 2 usage, config or rule error, 3 INDETERMINATE.
 * A command's code is loaded when it is called, so that `--help` costs nothing.
 */
export async function main(argv: readonly string[], given: Io): Promise<number> {
  const io = withSafeErrors(given)
  let exitCode = 0
  const written: Promise<void>[] = []
  const program = commands(io, (code) => {
    exitCode = code
  })
  for (const command of withAllBelow(program)) {
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

function withAllBelow(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withAllBelow)]
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

  addLintCommands(program, io, done)
  addGateCommands(program, io, done)
  return program
}
