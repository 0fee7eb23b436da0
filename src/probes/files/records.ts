import { isoDate } from '../../evidence/index.js'
import type { DataNode, Document, ScalarNode } from '../../model/index.js'
import { durationIn } from './duration.js'
import { turned } from './turned.js'

/** A rehearsal, as somebody wrote it down. */
export interface DrillRecord {
  readonly outcome: string | null
  /** Seconds. */
  readonly duration: number | null
  /** ISO 8601. */
  readonly dated: string | null
}

/** A decision, as somebody wrote it down. */
export interface Approval {
  readonly decision: string | null
  readonly by: string | null
  readonly role: string | null
  /** ISO 8601. */
  readonly dated: string | null
}

/** `date`, `outcome` and `duration`, or a sentence that says why they cannot be looked for. */
export function readDrill(documents: readonly Document[]): DrillRecord | string {
  const node = recordIn(documents, 'drill')
  if (typeof node === 'string') return node
  const duration = readAt(node, 'duration', durationIn, 'a duration such as `9m`')
  const dated = readAt(node, 'date', isoDate, A_DAY)
  if ('fault' in duration) return duration.fault
  if ('fault' in dated) return dated.fault
  return { outcome: textAt(node, 'outcome'), duration: duration.value, dated: dated.value }
}

/** `by`, `role`, `date` and `decision`, or a sentence that says why they cannot be looked for. */
export function readApproval(documents: readonly Document[]): Approval | string {
  const node = recordIn(documents, 'approval')
  if (typeof node === 'string') return node
  const dated = readAt(node, 'date', isoDate, A_DAY)
  if ('fault' in dated) return dated.fault
  const nobody = ['by', 'role'].find((key) => isOfNobody(node, key))
  if (nobody !== undefined) return `Its \`${nobody}\` names nobody.`
  const [decision, by, role] = [textAt(node, 'decision'), textAt(node, 'by'), textAt(node, 'role')]
  return { decision, by, role, dated: dated.value }
}

/**
 * What a record shows itself to be: a rehearsal, `drill`, has an outcome, and an `approval` a decision. A sentence where nobody
 * can tell.
 */
export function formatOf(documents: readonly Document[]): string {
  const shows = (name: string, key: string): boolean => {
    const node = recordIn(documents, name)
    return typeof node !== 'string' && (valueAt(node, key) ?? valueAt(documents[0]?.data ?? node, name)) !== undefined
  }
  const [isDrill, isApproval] = [shows('drill', 'outcome'), shows('approval', 'decision')]
  if (isDrill !== isApproval) return isDrill ? 'drill' : 'approval'
  const fault = ['drill', 'approval'].map((name) => recordIn(documents, name)).find((one) => typeof one === 'string')
  if (fault !== undefined) return fault
  const what = isDrill ? 'It has both' : 'It has neither'
  return `${what} the \`outcome\` of a drill ${isDrill ? 'and' : 'nor'} the \`decision\` of an approval.`
}

/** What stands at the top, or below the one key that is named after it. */
function recordIn(documents: readonly Document[], name: string): DataNode | string {
  const [document, other] = documents
  if (!document || other) return 'It must hold one document, and holds several.'
  const broken = document.problems.find(({ severity }) => severity === 'error')
  if (broken) return `Line ${broken.span.line}: ${broken.message}`
  const { data } = document
  if (data?.type !== 'map') return 'It has no keys with values: YAML, JSON, or the front matter of Markdown.'
  const record = valueAt(data, name) ?? data
  if (record.type !== 'map') return `\`${name}\` has no keys with values.`
  return turned(record, data) ?? record
}

function valueAt(node: DataNode, key: string): DataNode | undefined {
  return node.type === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined
}

/** Longer texts than that are no answer to anything that is asked here. */
const LONGEST = 300

function textAt(node: DataNode, key: string): string | null {
  const value = valueAt(node, key)
  const text = value?.type === 'scalar' && value.value !== null ? written(value) : ''
  return text === '' || isOpen(text) ? null : text
}

const written = ({ source }: ScalarNode): string => source.replace(/\s+/g, ' ').trim().slice(0, LONGEST)

/** A place where an answer is to be written one day. */
const isOpen = (text: string): boolean =>
  /^(?:tbd|tba|todo|fixme|n\/?a|none|nobody|unknown|\?+|-+|\.{2,}|…|[<[{].*[>\]}])$/i.test(text)

/** A name that somebody is still to write is not as if there were none: `by: to be named`. */
function isOfNobody(node: DataNode, key: string): boolean {
  const written = valueAt(node, key)
  if (written === undefined || (written.type === 'scalar' && written.value === null)) return false
  const text = textAt(node, key)
  return (
    text === null ||
    /^(?:pending|open|unassigned|undecided|vacant|no one|(?:to be|not yet|awaiting|waiting)\b.*)$/i.test(text)
  )
}

const A_DAY = 'a day such as `2026-11-18`'

/** What somebody wrote and nobody can read is not as if it were left out: there may be the answer. */
function readAt<T>(
  node: DataNode,
  key: string,
  read: (text: string) => T | null,
  what: string,
): { readonly value: T | null } | { readonly fault: string } {
  const fault = `Its \`${key}\` is not ${what}.`
  const written = valueAt(node, key)
  if (written !== undefined && written.type !== 'scalar') return { fault }
  const text = textAt(node, key)
  const value = text === null ? null : read(text)
  return text !== null && value === null ? { fault } : { value }
}
