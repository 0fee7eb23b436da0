import { breakAt } from './chain.js'
import { type Entry, GENESIS, seal } from './entry.js'
import { momentIn } from './moment.js'
import type { Draft } from './read-records.js'
import { type Attempt, identityOf, type Rollback, rollbackIn, versionOf } from './rollback.js'
import type { Session } from './store.js'
import { trouble } from './trouble.js'

/** What became of a draft. */
export interface Added {
  readonly entry: Entry
  /** The very same was there already, and nothing was appended. */
  readonly known: boolean
  /** The number of an earlier entry on the same rollback. */
  readonly replaces: number | null
}

/**
 * Appends all drafts, or none. What is there already is not appended again, so that a call whose answer was lost can be
 * repeated. A later entry on the same rollback may add to what was said, and not change what happened.
 *
 * @throws {JournalTrouble}
 */
export async function appendAll(
  session: Session,
  drafts: readonly Draft[],
  appended: string,
): Promise<readonly Added[]> {
  const last = await session.last()
  const head = await session.head()
  const before = last && { sequence: last.sequence - 1, hash: last.previous }
  const isSound = last === null ? head === null : head?.hash === last.hash && breakAt(last, before ?? last, 0) === null
  if (!isSound) {
    throw trouble(
      'broken',
      'It does not end as it was left. Ask `gonogo record verify` what was changed; nothing was added.',
    )
  }
  let end = last ?? { sequence: 0, hash: GENESIS }
  const added: Added[] = []
  for (const draft of drafts) {
    const rollback = identityOf(draft.rollback)
    const earlier = await session.about(rollback)
    const same = earlier.find(({ document }) => document === draft.document)
    if (same) {
      added.push({ entry: same, known: true, replaces: null })
      continue
    }
    for (const other of earlier) refuseContradiction(draft, other)
    const body = { sequence: end.sequence + 1, appended, previous: end.hash, document: draft.document }
    const entry = { ...body, rollback, hash: seal(body) }
    await session.insert(entry)
    added.push({ entry, known: false, replaces: earlier.at(-1)?.sequence ?? null })
    end = entry
  }
  return added
}

function refuseContradiction({ rollback, path, span }: Draft, other: Entry): void {
  const said = rollbackIn(other.document)
  const key = WHAT_HAPPENED.find(([, agrees]) => !agrees(said, rollback))?.[0]
  if (key === undefined) return
  const told = ({ [key]: value }: Rollback) => (typeof value === 'string' ? `\`${key}: ${value}\`` : `other \`${key}\``)
  throw trouble(
    'refused',
    `${path}:${span.line} tells of the rollback of entry ${other.sequence}, and says ${told(rollback)} where that says ${told(said)}. ` +
      'A later entry may add an investigation or lessons, and not change what happened. Nothing was added.',
  )
}

type Agrees = (said: Rollback, now: Rollback) => boolean

/** What a later entry on the same rollback has to say as well: it may add, and take nothing back. */
const WHAT_HAPPENED: readonly (readonly [key: keyof Rollback, agrees: Agrees])[] = [
  ['from', (said, now) => versionOf(said.from) === versionOf(now.from)],
  ['finished', (said, now) => momentIn(said.finished ?? '')?.time === momentIn(now.finished ?? '')?.time],
  ['outcome', (said, now) => said.outcome?.toLowerCase() === now.outcome?.toLowerCase()],
  ['smokeTests', (said, now) => said.smokeTests === null || said.smokeTests === now.smokeTests],
  ['health', (said, now) => said.health === null || said.health === now.health],
  ['attempts', (said, now) => said.attempts.every((one) => now.attempts.some((other) => isSame(one, other)))],
]

const isSame = (one: Attempt, other: Attempt): boolean => one.number === other.number && one.outcome === other.outcome
