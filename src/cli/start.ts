import { join } from 'node:path'
import version from '../generated/version.json' with { type: 'json' }
import { run } from './start/run.js'

/** Written into this file when it is built. */
declare const PROGRAM: { readonly file: string; readonly digest: string }

const [first, ...more] = process.argv.slice(2)
// Scripts ask for it, and every tool that finds us: answered before anything is loaded.
if ((first === '--version' || first === '-V') && more.length === 0) process.stdout.write(`${version}\n`)
else run(join(import.meta.dirname, PROGRAM.file), PROGRAM.digest).catch(hopeless)

/** A program that cannot even be loaded gives no answer: never GO, never NO-GO. */
function hopeless(error: Error): void {
  process.stderr.write(`gonogo: ${error.message}\nInstall gonogo again.\n`)
  process.exitCode = 3
}
