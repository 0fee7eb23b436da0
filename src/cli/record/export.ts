import { entryLines, exportYaml } from '../../journal/index.js'
import { complain } from '../complain.js'
import { openDelivery } from '../deliver.js'
import type { Io } from '../io.js'
import type { RecordOptions } from '../options.js'
import { journalAt, type NamedJournal, warnOfBreak } from './journal-for.js'

/** `gonogo record export`: every entry in its order, those that were replaced too. */
export async function runExport(
  journal: NamedJournal,
  { format, outputFile }: RecordOptions,
  _words: readonly string[],
  io: Io,
): Promise<number> {
  const { location } = journal
  const delivery = openDelivery(outputFile, io, () => (location.is === 'file' ? [location.path] : []))
  if (typeof delivery === 'string') return complain(delivery, io)
  const read = await journalAt(journal, io)
  if (typeof read === 'number') return read
  await delivery.write(format === 'jsonl' ? entryLines(read.recorded) : exportYaml(read.recorded))
  delivery.finish()
  return warnOfBreak(journal, read, io)
}
