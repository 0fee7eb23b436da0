import { folded, type Recorded, type Rollback } from '../../journal/index.js'
import { printable, wrap } from '../../report/index.js'
import { nearestWord } from '../../schema/index.js'
import type { Io } from '../io.js'
import type { RecordOptions } from '../options.js'
import { journalAt, type NamedJournal, warnOfBreak } from './journal-for.js'
import { listJson } from './json.js'
import { newestFirst, timeText, tookText } from './words.js'

/** Nobody rolled it back, as far as the journal knows. */
const NONE = 1

/** `gonogo record why COMPONENT`: why was rollback executed, and to which version? What a later entry replaced is left out. */
export async function runWhy(
  journal: NamedJournal,
  { format }: RecordOptions,
  [component = '']: readonly string[],
  io: Io,
): Promise<number> {
  const read = await journalAt(journal, io)
  if (typeof read === 'number') return read
  const current = read.recorded.filter(({ replacedBy }) => replacedBy === null)
  const found = newestFirst(current.filter(({ rollback }) => folded(rollback.component) === folded(component)))
  if (format === 'json') await io.stdout.write(listJson(journal.location, read, found))
  else if (found.length === 0) await io.stdout.write(`${unknown(component, current)}\n`)
  else
    await io.stdout.write(`${found.map((one) => answer(one, journal.location.name, io.stdout.columns)).join('\n\n')}\n`)
  const exit = await warnOfBreak(journal, read, io)
  return found.length === 0 ? NONE : exit
}

function unknown(component: string, current: readonly Recorded[]): string {
  const names = [...new Set(current.flatMap(({ rollback }) => rollback.component ?? []))].sort()
  const near = nearestWord(component, names)
  const question = near === null ? '' : ` Did you mean ${near}?`
  const known = names.length === 0 || names.length > 12 ? '' : ` Recorded are: ${names.join(', ')}.`
  return printable(`No rollback of "${component}" is recorded.${question}${known}`)
}

function answer({ entry, rollback, retries }: Recorded, name: string, width: number): string {
  const { component, from, target, started, finished, outcome, reason, decidedBy, steps, investigation } = rollback
  const sentence = `${component} was rolled back from ${from} to ${target} on ${timeText(started).replace(' ', ' at ')} UTC. The reason: ${reason}`
  const rows: readonly (readonly [string, string | null])[] = [
    ['decided by', decidedBy.join(', ')],
    ['took', `${tookText(rollback)}, until ${timeText(finished)} UTC`],
    ['ended', outcome],
    ['steps', steps.join('; ')],
    ['verified', verified(rollback)],
    ['investigation', investigation],
    [
      'tries again',
      retries && `entry ${retries.entry.sequence}${retries.analysis ? `, after ${retries.analysis}` : ''}`,
    ],
    ['entry', `${entry.sequence} of ${name}, appended ${entry.appended}`],
    ['hash', entry.hash],
  ]
  const told = rows.flatMap(([label, text]) => {
    if (!text) return []
    const [first = '', ...rest] = wrap(printable(text), Math.max(20, width - 17))
    return [`  ${label.padEnd(13)}  ${first}`, ...rest.map((line) => `${' '.repeat(17)}${line}`)]
  })
  return [...wrap(printable(sentence), width), '', ...told].join('\n')
}

/** How it was verified; that nobody says so is an answer too. */
function verified({ smokeTests, health, verification, operatorConfirmed }: Rollback): string {
  const said = [
    smokeTests === null ? [] : `smoke tests ${smokeTests}`,
    health === null ? [] : `health ${health}`,
    verification,
    operatorConfirmed === null ? [] : `confirmed by ${operatorConfirmed}`,
  ].flat()
  return said.length === 0 ? 'nobody says how' : said.join('; ')
}
