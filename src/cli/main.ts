import { main } from './command-line.js'
import { systemIo } from './io.js'

// Where even the answer cannot be written (a full disk, a working folder that is gone), there is no answer: never GO,
// never NO-GO, and no stack trace.
process.on('uncaughtException', (error) => {
  process.stderr.write(`gonogo: ${error.message}\n`)
  process.exit(3)
})

/** Resolves with the exit code when the command has done its work. */
export const finished: Promise<number> = main(process.argv.slice(2), systemIo()).then((exitCode) => {
  process.exitCode = exitCode
  return exitCode
})
