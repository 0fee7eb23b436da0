import { main } from '../../src/cli/command-line.js'

/** What a command line answered. */
export interface Answer {
  readonly stdout: string
  readonly stderr: string
  readonly exit: number
}

export interface Surroundings {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: Uint8Array
  readonly terminal?: boolean
  readonly columns?: number
}

/** The clock of all tests. */
export const NOW = '2026-11-20T12:00:00.000Z'

/** Runs one command line in this process, with nothing of the real process in reach but the files. */
export async function run(argv: readonly string[], around: Surroundings): Promise<Answer> {
  const written = { stdout: '', stderr: '' }
  const output = (stream: 'stdout' | 'stderr') => ({
    write: async (text: string) => {
      written[stream] += text
    },
    terminal: around.terminal ?? false,
    columns: around.columns ?? 100,
  })
  const { cwd, env = {}, stdin = new Uint8Array() } = around
  let ticks = 0
  const exit = await main(argv, {
    cwd,
    env,
    stdin: (async function* () {
      if (stdin.length > 0) yield stdin
    })(),
    stdout: output('stdout'),
    stderr: output('stderr'),
    now: () => NOW,
    // A millisecond passes whenever somebody looks.
    clock: () => ticks++,
  })
  return { ...written, exit }
}
