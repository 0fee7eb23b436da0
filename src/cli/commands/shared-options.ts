import { type Command, InvalidArgumentError } from 'commander'
import { momentIn } from '../../moment.js'

/** Options of every command that depends on rules. */
export function configured(command: Command): Command {
  return command
    .option('-c, --config <file>', 'use this config instead of the nearest gonogo.config.yaml')
    .option('-r, --rules <folder>', 'use the rules of this folder too; may be repeated', collect)
    .option('--verbose', 'leave nothing out')
    .option('--no-color', 'print without colour (as NO_COLOR=1 does)')
}

/** Options of every command that reads documents. */
export function sources(command: Command, words = '[paths...]'): Command {
  return configured(
    command.argument(words, 'files, folders and globs; - is standard input; default: `paths` of the config'),
  )
    .option('--stdin-filename <name>', 'what standard input is called; its ending tells its format')
    .option('--at <time>', 'judge as if it were this time (ISO 8601); default: now', dateTime)
}

/** The formats of a report, as the reports have them: help is printed without loading those. */
export const REPORT_FORMATS = ['stylish', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'] as const

/** Formats of a report, as many as are wanted: at most one of them goes to standard output. */
export function formatted(command: Command, formats: readonly string[]): Command {
  const [usual = '', ...others] = formats
  return command
    .option(
      '-f, --format <name[=file]>',
      `${usual} (default), ${others.slice(0, -1).join(', ')} or ${others.at(-1)}; may be repeated, with a file for each but one`,
      collect,
    )
    .option('-o, --output-file <file>', 'write the format that names no file to this one')
}

export const EXIT_CODE_HELP = `
Exit codes: 0 GO, 1 NO-GO, 2 usage, config or rule error, 3 INDETERMINATE.`

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

/**
 * All of them in one text of one line, one behind the other: names may hold commas. An empty one is a dash: somebody who is
 * not named.
 */
export function authors(name: string, before?: string): string {
  const lines = name.split(/[\r\n]+/).flatMap((line) => line.trim() || [])
  return [...(before === undefined ? [] : [before]), ...(lines.length === 0 ? ['-'] : lines)].join('; ')
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, such as 0 or 20.')
  return Number(text)
}

export function lineNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be the number of a line, from 1.')
  return Number(text)
}

/** More threads than this are a mistake. */
const MOST_THREADS = 64

export function threadCount(text: string): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (count < 1 || count > MOST_THREADS)
    throw new InvalidArgumentError(`It must be a whole number from 1, which is no further thread, to ${MOST_THREADS}.`)
  return count
}

export function dateTime(text: string): string {
  const moment = momentIn(text)
  if (moment === null) throw new InvalidArgumentError('It must be an ISO 8601 time, such as 2026-11-20T12:00:00Z.')
  return moment
}
