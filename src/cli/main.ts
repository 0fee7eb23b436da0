#!/usr/bin/env node
import { main } from './command-line.js'
import { systemIo } from './io.js'

process.exitCode = await main(process.argv.slice(2), systemIo())
