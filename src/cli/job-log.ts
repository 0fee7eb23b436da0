import { logText } from '../model/index.js'
import type { Io } from './io.js'

/** The formats for people; what others hold is read by programs, and stays as it is. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['stylish', 'text'])

/**
 * Text as it goes to standard output. In a job of GitHub Actions nothing that a document says is a command of its log.
 */
export function forPeople(
  text: string,
  { env }: Pick<Io, 'env'>,
  { format = 'text', outputFile }: { readonly format?: string; readonly outputFile?: string | undefined } = {},
): string {
  return isJob(env) && outputFile === undefined && FOR_PEOPLE.has(format) ? logText(text) : text
}

/** The same for all that goes to standard error, which is always for people. */
export function withSafeErrors(io: Io): Io {
  if (!isJob(io.env)) return io
  return { ...io, stderr: { ...io.stderr, write: (text) => io.stderr.write(logText(text)) } }
}

const isJob = (env: Io['env']): boolean => env['GITHUB_ACTIONS'] === 'true'
