import type { Observation, Question, Seen } from '../model/index.js'

/** In the order in which they are written; all that a type does not have is left out. */
const QUESTION_KEYS = ['type', 'url', 'repository', 'tag', 'annotated', 'signed', 'ancestorOf', 'reference', 'digest']
const MORE_QUESTION_KEYS = ['query', 'pointer', 'path', 'format', 'operator', 'value', 'dated']
const SEEN_KEYS = [
  'type',
  'exists',
  'commit',
  'annotated',
  'signature',
  'signer',
  'ancestor',
  'status',
  'found',
  'value',
]
const MORE_SEEN_KEYS = ['mediaType', 'digest', 'series', 'sha256', 'tests', 'failures', 'errors', 'skipped']
const FILE_KEYS = ['outcome', 'duration', 'decision', 'by', 'role']

/**
 * The plain form in which evidence is kept, to be judged from again: sorted, one fact a line, the same bytes for the same
 * observations. It holds no credential, since observations hold none.
 */
export function observationsJson(observations: readonly Observation[]): string {
  const keyed = observations.map(written).map((one) => ({ one, key: JSON.stringify([one.name, one.question]) }))
  const sorted = keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one)
  return `${inAscii(JSON.stringify({ version: 1, observations: sorted }, null, 2))}\n`
}

/** Other signs are escaped: who reads documents mends texts that look damaged, and what was seen must stay what it was. */
function inAscii(json: string): string {
  return json.replace(/[^\n -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function written({ name, question, observed, dated, seen, unreadable }: Observation) {
  return {
    name,
    question: ordered(question, [...QUESTION_KEYS, ...MORE_QUESTION_KEYS]),
    observed,
    dated,
    seen: seen && ordered(seen, [...SEEN_KEYS, ...MORE_SEEN_KEYS, ...FILE_KEYS]),
    unreadable,
  }
}

function ordered(of: Question | Seen, keys: readonly string[]) {
  const values = new Map<string, unknown>(Object.entries(of))
  return Object.fromEntries(keys.filter((key) => values.has(key)).map((key) => [key, values.get(key)]))
}
