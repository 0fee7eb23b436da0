import type { DataNode, Document, MapNode, Problem, Span, Waiver } from '../../model/index.js'
import { entryOf } from '../locate.js'
import { short } from '../teaching.js'

/** What to write under each key of a waiver. */
const WANTED: ReadonlyMap<string, string> = new Map([
  ['rule', 'Write the id of the rule, such as `contract/time-bound`.'],
  ['reason', 'Write why the release may ship all the same.'],
  ['approvedBy', 'Write who approved it, as `gate.approvers` of the config names them.'],
  ['ticket', 'Write where it was decided, such as `REL-412`.'],
  ['expires', 'Write the last day on which it counts, such as `2026-12-01`.'],
  ['path', 'Write the file in which the finding stands, relative to the folder of the config.'],
  ['subject', 'Write what the finding is about, as the report calls it.'],
  ['fingerprint', 'Write the first eight digits of the fingerprint that the report shows, or more of them.'],
])
const FINGERPRINT = /^[0-9a-f]{8,16}$/i

/** What is wrong with the text under a key beyond its shape; nothing where the key is not there and need not be. */
export function faultOfText(
  map: MapNode,
  key: string,
  path: string,
  isPlaceholder: (text: string) => boolean,
): readonly Problem[] {
  const entry = entryOf(map, key)
  if (!entry) return []
  const { value, keySpan } = entry
  if (value.type !== 'scalar') return []
  const fix = WANTED.get(key) ?? 'Write a text.'
  const text = value.source.trim()
  if (value.value === null || text === '') {
    return [mistake('open-waiver', `\`${key}\` is empty.`, fix, value.value === null ? keySpan : value.span, path)]
  }
  // `**` is a glob for everything, and no blank.
  if (isPlaceholder(text) && !(key === 'path' && !/[\p{L}\p{N}]/u.test(text))) {
    const message = `\`${key}\` is still a placeholder: \`${short(text)}\`.`
    return [mistake('open-waiver', message, fix, value.span, path)]
  }
  if (key === 'fingerprint' && !FINGERPRINT.test(text)) {
    const message = `\`fingerprint\` must be 8 to 16 hex digits, and \`${short(text)}\` is not.`
    return [mistake('bad-format', message, fix, value.span, path)]
  }
  return []
}

/** Without a scope it would be for every finding of its rule, in every file. */
export function noScope(waiver: MapNode, path: string): Problem {
  const entry = entryOf(waiver, 'scope')
  const span = entry ? placeOf(entry.value, entry.keySpan) : (waiver.entries[0]?.keySpan ?? waiver.span)
  const message = 'The waiver has no scope: it would be for every finding of its rule.'
  const fix = 'Write under `scope` at least one of `path`, `subject`, `fingerprint`.'
  return mistake('no-scope', message, fix, span, path)
}

/** A second waiver of the same rule and scope. */
export function twice({ rule, span, path }: Waiver, before: Waiver): Problem {
  const message = `There is a waiver of ${short(rule)} for the same scope in line ${before.span.line} already.`
  const fix = 'Keep one of the two: to renew a waiver, change its `expires`.'
  return mistake('waiver-twice', message, fix, span, path)
}

/** What follows `---` would be read by nobody. */
export function faultOfWhole({ path, span }: Document): Problem {
  const message = 'A second document begins here, and the waivers are one document.'
  const start = { ...span, endLine: span.line, endColumn: span.column }
  return mistake('several-documents', message, 'Remove the `---` above.', start, path)
}

const placeOf = (node: DataNode, key: Span): Span => (node.type === 'scalar' && node.value === null ? key : node.span)

function mistake(code: string, message: string, fix: string, span: Span, path: string): Problem {
  return { code, severity: 'error', message, fix, path, span }
}
