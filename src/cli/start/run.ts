import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'
import { type CompiledCode, codeFile, readCode, writeCode } from './code-cache.js'
import { commandOf, workOf } from './work.js'

/** What `main.ts` gives to who starts it. */
interface Program {
  readonly finished: Promise<number>
}

/**
 * Runs the program as `require` would, but with what an earlier run compiled of it; and keeps that where there is none, or
 * where this run did what no earlier one did.
 *
 * @param path absolute path of the program
 * @param digest of the program, in hexadecimal
 */
export async function run(path: string, digest: string): Promise<void> {
  const argv = process.argv.slice(2)
  const file = codeFile(digest, commandOf(argv), process.env)
  const known = file === null ? null : readCode(file)
  const script = new Script(wrapped(readFileSync(path, 'latin1')), {
    filename: path,
    ...(known ? { cachedData: known.data } : {}),
  })
  const module = { exports: {} as Program }
  script.runInThisContext()(module.exports, createRequire(path), module, path, dirname(path))
  const exitCode = await module.exports.finished
  if (file === null) return
  const before: CompiledCode['work'] = known && script.cachedDataRejected !== true ? known.work : new Set<string>()
  const isWhole = known !== null && script.cachedDataRejected !== true
  const work = workOf(argv, exitCode)
  if (isWhole && work.every((one) => before.has(one))) return
  // When all is written and nothing is left to do.
  process.once('beforeExit', () =>
    writeCode(file, { data: script.createCachedData(), work: new Set([...before, ...work]) }),
  )
}

/** As Node wraps what it requires: on one line, so that the lines of a stack trace are those of the file. */
const wrapped = (code: string): string => `(function (exports, require, module, __filename, __dirname) { ${code}\n})`
