import type { DataNode, MapNode } from '../../model/index.js'

/** The keys that are read, of approvals and of rehearsals. */
const ANSWERS: ReadonlySet<string> = new Set(['decision', 'by', 'role', 'date', 'outcome', 'duration'])
const RECORDS: ReadonlySet<string> = new Set(['approval', 'drill'])

/** In the name of a key, what may take back what the answers say, or bind it to something. */
const TURNING = new RegExp(
  `^(?:${[
    'conditions?|conditional(?:ly)?|withdrawn?|revoked?|revocation|rescinded|cancell?ed|void(?:ed)?|invalid(?:ated)?',
    'reject(?:ed|ion)?|denied|declined|refused|objections?|veto(?:ed)?|superseded|replaced|expir(?:es?|ed|y)|until|draft',
    'pending|provisional|unless|if|provided|except(?:ions?)?|caveats?|reservations?|limitations?|failed|aborted|partial(?:ly)?',
  ].join('|')})$`,
)
/** Keys that say how something stands, and what they may say beside an approval or a success. */
const STANDING: ReadonlySet<string> = new Set(['status', 'state', 'result', 'verdict', 'approved', 'succeeded'])
const WELL =
  /^(?:approved|accepted|final|active|valid|published|closed|done|completed?|succeeded|success|passed|ok|yes|true)$/i
const NOTHING = /^(?:none|no|false|never|n\/?a|-+|)$/i

/**
 * What else a record says that may turn round what it answers, in words; null where there is nothing of that kind. What
 * nobody reads proves nothing beside what is read.
 */
export function turned(record: MapNode, around: MapNode): string | null {
  const said = record === around ? [] : around.entries.filter(({ key }) => ANSWERS.has(folded(key)))
  const [twice] = said
  if (twice) return `It says \`${shown(twice.key)}\` outside of the record as well, and nobody can tell which counts.`
  const entries = record === around ? record.entries : [...record.entries, ...around.entries]
  for (const { key, value } of entries) {
    const known = folded(key)
    if ((ANSWERS.has(known) || RECORDS.has(known)) && known !== key) {
      return `Nobody can tell whether \`${shown(key)}\` is meant as \`${known}\`.`
    }
    if (value === record) continue
    if (turns(key, value)) return `Nobody can tell what \`${shown(key)}\` does to it.`
  }
  return null
}

function turns(key: string, value: DataNode): boolean {
  if (value.type === 'scalar' ? NOTHING.test(value.source.trim()) : isEmpty(value))
    return STANDING.has(folded(key)) && isNo(value)
  if (STANDING.has(folded(key))) return value.type !== 'scalar' || !WELL.test(value.source.trim())
  return wordsOf(key).some((word) => TURNING.test(word))
}

const isNo = (value: DataNode): boolean => value.type === 'scalar' && /^(?:no|false|never)$/i.test(value.source.trim())

const isEmpty = (value: DataNode): boolean =>
  (value.type === 'sequence' && value.items.length === 0) || (value.type === 'map' && value.entries.length === 0)

/** `Decision`, `decision ` and `de-cision` are taken for the same by who reads them. */
const folded = (key: string): string =>
  key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}_-]+/gu, '')

/** `validUntil` and `valid_until` are two words. */
const wordsOf = (key: string): readonly string[] =>
  key
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)

const shown = (key: string): string => key.replace(/\s+/g, ' ').slice(0, 60)
