import { isoDate } from '../../evidence/index.js'
import type { DataNode, Document, ScalarNode } from '../../model/index.js'
import { durationIn } from './duration.js'

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
  const duration = textAt(node, 'duration')
  return {
    outcome: textAt(node, 'outcome'),
    duration: duration === null ? null : durationIn(duration),
    dated: dateAt(node),
  }
}

/** `by`, `role`, `date` and `decision`, or a sentence that says why they cannot be looked for. */
export function readApproval(documents: readonly Document[]): Approval | string {
  const node = recordIn(documents, 'approval')
  if (typeof node === 'string') return node
  return { decision: textAt(node, 'decision'), by: textAt(node, 'by'), role: textAt(node, 'role'), dated: dateAt(node) }
}

/** What stands at the top, or below the one key that is named after it. */
function recordIn(documents: readonly Document[], name: string): DataNode | string {
  const [document, other] = documents
  if (!document || other) return 'It must hold one document, and holds several.'
  const broken = document.problems.find(({ severity }) => severity === 'error')
  if (broken) return `Line ${broken.span.line}: ${broken.message}`
  const { data } = document
  if (data?.type !== 'map') return 'It has no keys with values: YAML, JSON, or the front matter of Markdown.'
  return valueAt(data, name) ?? data
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

function dateAt(node: DataNode): string | null {
  const text = textAt(node, 'date')
  return text === null ? null : isoDate(text)
}
