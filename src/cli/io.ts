/** What the command line may touch of the process that runs it. Tests hand in their own. */
export interface Io {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: Output
  readonly stderr: Output
  /** The clock: an ISO 8601 date-time. */
  readonly now: () => string
  /** Milliseconds that have passed since some moment. Absent: the machine knows. */
  readonly clock?: () => number
  /** The file that Node was started with. Absent: no threads can be started from it. */
  readonly program?: string
}

export interface Output {
  /** Resolves when more may be written. */
  readonly write: (text: string) => Promise<void>
  readonly terminal: boolean
  /** Width of the terminal, or what is comfortable where there is none. */
  readonly columns: number
}

const COMFORTABLE = 120

/** The real process. */
export function systemIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdin: process.stdin,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    now: () => new Date().toISOString(),
    ...(process.argv[1] === undefined ? {} : { program: process.argv[1] }),
  }
}

/** A reader that has seen enough (`gonogo check | head`) closes the pipe: the rest is dropped, the exit code stays that of the verdict. */
function outputOf(stream: NodeJS.WriteStream): Output {
  let open = true
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    open = false
  })
  return {
    terminal: stream.isTTY === true,
    columns: stream.isTTY ? Math.max(40, Math.min(stream.columns, COMFORTABLE)) : COMFORTABLE,
    write: (text) =>
      new Promise((resolve) => {
        if (open && text !== '') stream.write(text, () => resolve())
        else resolve()
      }),
  }
}
