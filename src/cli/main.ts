#!/usr/bin/env node
import { main } from './command-line.js'
import { systemIo } from './io.js'

// Where even the answer cannot be written (a full disk, a working folder that is gone), there is no answer: never GO,
// never NO-GO, and no stack trace.
process.on('uncaughtException', (error) => {
  process.stderr.write(`gonogo: ${error.message}\n`)
  process.exit(3)
})

process.exitCode = await main(process.argv.slice(2), systemIo())
