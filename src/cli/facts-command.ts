import { facts } from '../check.js'
import { catalogueFor } from '../own-facts.js'
import { FACTS_FORMATS, type View } from '../report/index.js'
import { complain, unknownWord } from './complain.js'
import { EXIT_CODES } from './exit-codes.js'
import type { Io } from './io.js'
import { forPeople } from './job-log.js'
import type { FactsOptions } from './options.js'
import { viewFor } from './paint.js'
import { prepare } from './prepare.js'

/** `gonogo facts`: what was understood of each document. An input that cannot be trusted makes the exit code INDETERMINATE. */
export async function runFacts(paths: readonly string[], options: FactsOptions, io: Io): Promise<number> {
  const format = FACTS_FORMATS.get(options.format)
  if (!format) return complain(unknownWord('format', options.format, [...FACTS_FORMATS.keys()]), io)
  const prepared = await prepare(paths, options, io)
  if (typeof prepared === 'number') return prepared
  const { setup, gathered, delivery } = prepared
  const view = viewFor(io, options, gathered.linesOf)
  const { catalogue } = catalogueFor(setup.config)
  const typeOf = (name: string) => catalogue.get(name)?.type ?? null
  let trusted = true
  let before = format.open
  for await (const document of facts(gathered.inputs, setup.config, gathered.world)) {
    const missing = options.line === undefined ? null : whyNoLine(document.path, options.line, view.linesOf)
    if (missing !== null) {
      delivery.abandon()
      return complain(missing, io)
    }
    const text = `${before}${format.document(document, view, typeOf, options.line ?? null)}`
    await delivery.write(forPeople(text, io, options))
    before = format.between
    trusted &&= document.problems.every((problem) => problem.severity !== 'error')
  }
  await gathered.progress.end()
  await delivery.write(before === format.open ? `${format.open}${format.close}` : format.close)
  delivery.finish()
  return trusted ? EXIT_CODES.GO : EXIT_CODES.INDETERMINATE
}

/** Why a document has no such line, or null where it has one. */
function whyNoLine(path: string, line: number, linesOf: View['linesOf']): string | null {
  const lines = linesOf(path)
  const last = lines?.at(-1) === '' ? lines.length - 1 : (lines?.length ?? 0)
  if (lines === null || line <= last) return null
  return `--line ${line}: ${path} has ${last === 1 ? '1 line' : `${last} lines`}.`
}
