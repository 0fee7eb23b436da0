import { complain, unknownWord } from './complain.js'
import type { Io } from './io.js'
import type { RecordOptions } from './options.js'
import { runAdd } from './record/add.js'
import { runExport } from './record/export.js'
import { journalFor, type NamedJournal } from './record/journal-for.js'
import { runList } from './record/list.js'
import { runVerify } from './record/verify.js'
import { runWhy } from './record/why.js'

type Verb = (journal: NamedJournal, options: RecordOptions, words: readonly string[], io: Io) => Promise<number>

const VERBS: Readonly<Record<RecordOptions['verb'], Verb>> = {
  add: runAdd,
  verify: runVerify,
  list: runList,
  why: runWhy,
  export: runExport,
}

const FORMATS: ReadonlyMap<RecordOptions['verb'], readonly string[]> = new Map([
  ['list', ['text', 'json']],
  ['why', ['text', 'json']],
  ['export', ['yaml', 'jsonl']],
])

/** `gonogo record`. */
export async function runRecord(options: RecordOptions, words: readonly string[], io: Io): Promise<number> {
  const formats = FORMATS.get(options.verb)
  const format = options.format ?? formats?.[0] ?? ''
  if (formats && !formats.includes(format)) return complain(unknownWord('format', format, formats), io)
  const journal = await journalFor(options, io)
  return typeof journal === 'number' ? journal : VERBS[options.verb](journal, options, words, io)
}
