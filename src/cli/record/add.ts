import { resolve } from 'node:path'
import { parse } from '../../formats/index.js'
import { type Added, addRecords, type Draft, readJournal, readRecords } from '../../journal/index.js'
import type { Problem, Source } from '../../model/index.js'
import { vocabularyFor } from '../../own-vocabulary.js'
import { isImplicitTarget, isNobody, isUnfilled } from '../../reading/index.js'
import { count, printable } from '../../report/index.js'
import { complain, showProblems } from '../complain.js'
import { STDIN } from '../discover/discover.js'
import { slashed } from '../discover/slashed.js'
import { USAGE } from '../exit-codes.js'
import type { Io } from '../io.js'
import type { RecordOptions } from '../options.js'
import { type Loaded, readSource, readStdin } from '../read-file.js'
import { type Setup, setUp } from '../setup.js'
import { findingsIn } from './findings.js'
import { type NamedJournal, sayTrouble, UNKNOWN } from './journal-for.js'
import { timeText } from './words.js'

/** `gonogo record add`: all records of all files, in one transaction, or none of them. */
export async function runAdd(
  { location }: NamedJournal,
  options: RecordOptions,
  files: readonly string[],
  io: Io,
): Promise<number> {
  if (files.length === 0) {
    return complain('No file is named. Write the record into one (gonogo record add record.yaml), or give it as -', io)
  }
  const setup = await setUp(undefined, options, io)
  if (typeof setup === 'number') return setup
  const now = io.now()
  const loaded: Loaded[] = []
  for (const file of files) loaded.push(await load(file, setup, io))
  const documents = loaded.flatMap(({ source, problems }, at) =>
    parse(source ?? { path: slashed(files[at] ?? ''), text: '' }, { problems }),
  )
  const { vocabulary } = vocabularyFor(setup.config)
  const { drafts, problems } = readRecords(documents, {
    now,
    isPlaceholder: (text) => isUnfilled(text, vocabulary),
    isNobody: (text) => isNobody(text, vocabulary),
    isImplicit: (text) => isImplicitTarget(text, vocabulary),
  })
  await sayProblems(problems, loaded, options, io)
  if (problems.some(({ severity }) => severity === 'error')) return refusal(problems, io)
  const added = await addRecords(location, drafts, now, io.env)
  if (added.trouble) return sayTrouble(location, added.trouble, io)
  // From here on it is kept: whatever comes after, the answer is that it was added.
  await io.stdout.write(`${acknowledged(added.value, drafts, location.name).join('\n')}\n`)
  const read = await readJournal(location, io.env)
  if (read.trouble) await sayTrouble(location, read.trouble, io)
  else await io.stdout.write(await findingsIn(read.value, added.value, location.name, setup, io))
  return 0
}

async function load(file: string, { config }: Setup, io: Io): Promise<Loaded> {
  const limit = config.fileSizeLimit
  return file === STDIN ? readStdin(io.stdin, STDIN, limit) : readSource(resolve(io.cwd, file), slashed(file), limit)
}

async function sayProblems(problems: readonly Problem[], loaded: readonly Loaded[], options: RecordOptions, io: Io) {
  if (problems.length === 0) return
  const texts = new Map(loaded.flatMap(({ source }) => (source ? [[source.path, source] as const] : [])))
  const linesOf = (path: string) => linesIn(texts.get(path))
  await showProblems(problems, linesOf, options.color, io)
}

const linesIn = (source: Source | undefined) => source?.text.split('\n') ?? null

/** What stands there is refused; what could not be read cannot be told. */
async function refusal(problems: readonly Problem[], io: Io): Promise<number> {
  const errors = problems.filter(({ severity }) => severity === 'error')
  await complain(`${count(errors.length, 'error')} in what is to be recorded; nothing was added.`, io)
  return errors.every(({ code }) => code === 'unreadable-file' || code === 'no-permission') ? UNKNOWN : USAGE
}

function acknowledged(added: readonly Added[], drafts: readonly Draft[], name: string): readonly string[] {
  const lines = added.map(({ entry, known, replaces }, at) => {
    const { component, from, target, started, outcome } = (drafts[at] as Draft).rollback
    const note = known ? ', which was there already' : replaces === null ? '' : `, which replaces entry ${replaces}`
    const what = `${component}, ${from} to ${target}, ${timeText(started)} UTC, ${outcome}`
    return printable(`  entry ${entry.sequence}${note}: ${what}`)
  })
  const fresh = added.filter(({ known }) => !known)
  const head = fresh.at(-1)
  const said = fresh.length === 0 ? 'Nothing new for' : 'Added to'
  return [`${said} ${printable(name)}:`, ...lines, ...(head ? [`  head ${head.entry.hash}`] : [])]
}
