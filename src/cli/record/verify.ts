import { count, printable } from '../../report/index.js'
import { complain } from '../complain.js'
import type { Io } from '../io.js'
import type { RecordOptions } from '../options.js'
import { BROKEN, journalAt, type NamedJournal } from './journal-for.js'

/** `gonogo record verify`: 0 where the journal is as it was appended, 1 where it is not. */
export async function runVerify(
  journal: NamedJournal,
  { expect }: RecordOptions,
  _words: readonly string[],
  io: Io,
): Promise<number> {
  if (expect !== undefined && !/^[0-9a-f]{12,64}$/.test(expect)) {
    return complain('--expect wants the hash of an entry, or its first twelve digits or more, as verify prints it.', io)
  }
  const read = await journalAt(journal, io)
  if (typeof read === 'number') return read
  const name = printable(journal.location.name)
  const { recorded, head, broken } = read
  if (broken) {
    await io.stdout.write(`${name} is not as it was written.\n\n  ${broken.says}\n`)
    return BROKEN
  }
  const expected = expect === undefined ? undefined : recorded.find(({ entry }) => entry.hash.startsWith(expect))
  if (expect !== undefined && !expected) {
    await io.stdout.write(
      `${name} is not what it was.\n\n  No entry has the hash ${expect}: the journal was cut off, or written anew.\n`,
    )
    return BROKEN
  }
  const lines = [
    `${name} is as it was written: ${count(recorded.length, 'entry', 'entries')}.`,
    '',
    ...(expected ? [`  Expected  ${expected.entry.hash} is entry ${expected.entry.sequence}`] : []),
    `  Head      ${head?.hash ?? 'none'}`,
    '',
    'Keep the head where the journal is not, and ask for it later: record verify --expect <hash>.',
  ]
  await io.stdout.write(`${lines.join('\n')}\n`)
  return 0
}
