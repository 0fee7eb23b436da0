import { type DataNode, KINDS, type Kind, type MapNode, type Span } from '../model/index.js'
import { planByKeys } from './kind-of-data.js'
import type { Vocabulary } from './vocabulary.js'
import { normalName } from './wording/tokens.js'

/** A document of ours that is the value of something else. */
export interface NestedPlan {
  readonly kind: Kind
  readonly span: Span
}

/**
 * Documents of ours inside a list or below a key, where nobody judges them. What lies inside such a document is its own.
 * An entry that only points at a document (`path:`, `url:`) is none, nor is a runbook or a procedure of which nothing else is said.
 */
export function nestedPlans(top: DataNode, vocabulary: Vocabulary): readonly NestedPlan[] {
  const found: NestedPlan[] = []
  const visit = (node: DataNode, depth: number): void => {
    if (depth > 0 && node.type === 'map') {
      const one = declares(node, vocabulary) ?? (depth === 1 && !isHeld(top) ? tells(node, vocabulary) : null)
      if (one) {
        found.push(one)
        return
      }
    }
    if (node.type === 'map') for (const { value } of node.entries) visit(value, depth + 1)
    if (node.type === 'sequence') for (const item of node.items) visit(item, depth + 1)
  }
  visit(top, 0)
  return found
}

const OWN_WORDS: readonly Kind[] = ['release-plan', 'rollback-strategy', 'rollback-record']

function declares(map: MapNode, vocabulary: Vocabulary): NestedPlan | null {
  const entry = map.entries.find(({ key }) => key === 'kind')
  if (entry?.value.type !== 'scalar') return null
  const written = normalName(entry.value.source)
  const kind = KINDS.find((known) => normalName(known) === written)
  if (!kind) return null
  const has = (group: string) => map.entries.some(({ key }) => vocabulary.keys(group).has(key))
  const isOurs = has('content') || (OWN_WORDS.includes(kind) && !has('points'))
  return isOurs
    ? { kind, span: { ...entry.keySpan, endLine: entry.value.span.endLine, endColumn: entry.value.span.endColumn } }
    : null
}

/** A map one level down that is a plan by its keys, without a `kind:`. */
function tells(map: MapNode, vocabulary: Vocabulary): NestedPlan | null {
  const found = planByKeys(map, vocabulary)
  const beside = map.entries.find(({ key }) => vocabulary.keys('plan').has(key.toLowerCase()))
  return found?.kind && beside ? { kind: found.kind, span: beside.keySpan } : null
}

/** A document that says what it is holds what it likes. */
const isHeld = (top: DataNode): boolean =>
  top.type === 'map' && top.entries.some(({ key }) => key === 'kind' || key === 'apiVersion' || key === 'rollback')
