import { folded, type Recorded } from '../../journal/index.js'
import { count, printable } from '../../report/index.js'
import type { Io } from '../io.js'
import type { RecordOptions } from '../options.js'
import { journalAt, type NamedJournal, warnOfBreak } from './journal-for.js'
import { listJson } from './json.js'
import { newestFirst, timeText, tookText } from './words.js'

/** `gonogo record list`. */
export async function runList(
  journal: NamedJournal,
  { component, format }: RecordOptions,
  _words: readonly string[],
  io: Io,
): Promise<number> {
  const read = await journalAt(journal, io)
  if (typeof read === 'number') return read
  const isMeant = ({ rollback }: Recorded) =>
    component === undefined || folded(rollback.component) === folded(component)
  const shown = newestFirst(read.recorded.filter(isMeant))
  const text = format === 'json' ? listJson(journal.location, read, shown) : table(shown, component)
  await io.stdout.write(text)
  return warnOfBreak(journal, read, io)
}

const HEADS = ['#', 'started (UTC)', 'component', 'from', 'to', 'took', 'outcome', 'decided by', '']

function table(shown: readonly Recorded[], component: string | undefined): string {
  if (shown.length === 0) {
    return component === undefined
      ? 'No rollback is recorded.\n'
      : `No rollback of ${printable(component)} is recorded.\n`
  }
  const rows = shown.map(({ entry, rollback, replacedBy, retries }) =>
    [
      String(entry.sequence),
      timeText(rollback.started),
      rollback.component ?? '-',
      rollback.from ?? '-',
      rollback.target ?? '-',
      tookText(rollback),
      rollback.outcome ?? '-',
      rollback.decidedBy.join(', ') || '-',
      replacedBy === null ? (retries ? `tries ${retries.entry.sequence} again` : '') : `replaced by ${replacedBy}`,
    ].map(printable),
  )
  const widths = HEADS.map((_, column) => Math.max(...[HEADS, ...rows].map((row) => (row[column] ?? '').length)))
  const lines = [HEADS, ...rows].map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n\n${count(shown.length, 'entry', 'entries')}\n`
}
