import { main } from './command-line.js'
import { systemIo } from './io.js'

/** Resolves with the exit code when the command has done its work. */
export const finished: Promise<number> = process.argv[2] === '--thread' ? asThread() : asCommand()

async function asCommand(): Promise<number> {
  // Where even the answer cannot be written (a full disk, a working folder that is gone), there is no answer: never GO,
  // never NO-GO, and no stack trace.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`gonogo: ${error.message}\n`)
    process.exit(3)
  })
  const exitCode = await main(process.argv.slice(2), systemIo())
  process.exitCode = exitCode
  return exitCode
}

/** The same file is started by a check for each of its threads. For whoever types the word it is no option. */
async function asThread(): Promise<number> {
  const { isMainThread } = await import('node:worker_threads')
  return isMainThread ? asCommand() : (await import('./threads/serve.js')).serve()
}
