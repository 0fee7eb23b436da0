import {
  EVIDENCE_OPERATORS,
  type EvidenceOperator,
  type EvidenceType,
  FILE_FORMATS,
  type MapNode,
  type Question,
} from '../../model/index.js'
import { nodeAt, textAt } from './written.js'

/** What is asked, with the facts still in braces; null where something is missing or misshapen, which is reported elsewhere. */
export function readQuestion(type: EvidenceType, node: MapNode): Question | null {
  return READERS[type](node)
}

const READERS: { readonly [Type in EvidenceType]: (node: MapNode) => Question | null } = {
  git: (node) => {
    const tag = text(node, 'tag')
    if (tag === null) return null
    const repository = text(node, 'repository') ?? '.'
    const [annotated, signed] = [isTrue(node, 'annotated'), isTrue(node, 'signed')]
    return { type: 'git', repository, tag, annotated, signed, ancestorOf: text(node, 'ancestorOf') }
  },
  registry: (node) => {
    const [url, repository, reference] = [text(node, 'url'), text(node, 'repository'), text(node, 'reference')]
    if (url === null || repository === null || reference === null) return null
    return { type: 'registry', url, repository, reference, digest: text(node, 'digest') }
  },
  prometheus: (node) => {
    const [url, query, operator] = [text(node, 'url'), text(node, 'query'), operatorOf(node)]
    const value = literal(node)
    if (url === null || query === null || operator === null || typeof value !== 'number') return null
    return { type: 'prometheus', url, query, operator, value }
  },
  http: (node) => {
    const [url, pointer, operator, value] = [text(node, 'url'), pointerOf(node), operatorOf(node), literal(node)]
    if (url === null || pointer === null || operator === null) return null
    if (value === null && !isOfPresence(operator)) return null
    return { type: 'http', url, pointer, operator, value, dated: text(node, 'dated') }
  },
  file: (node) => {
    const path = text(node, 'path')
    const format = FILE_FORMATS.find((one) => one === text(node, 'format'))
    return path === null || format === undefined ? null : { type: 'file', path, format }
  },
}

/** Whether there is something at all: nothing is compared. */
export const isOfPresence = (operator: string): boolean => operator === 'isStated' || operator === 'isNotStated'

const text = (node: MapNode, key: string): string | null => textAt(node, key)?.source || null

/** The pointer to the whole answer is the empty text. */
const pointerOf = (node: MapNode): string | null => textAt(node, 'pointer')?.source ?? null

function operatorOf(node: MapNode): EvidenceOperator | null {
  const written = text(node, 'operator')
  return EVIDENCE_OPERATORS.find((one) => one === written) ?? null
}

function literal(node: MapNode): string | number | boolean | null {
  const value = nodeAt(node, 'value')
  if (value?.type !== 'scalar') return null
  return typeof value.value === 'number' && !Number.isFinite(value.value) ? null : value.value
}

function isTrue(node: MapNode, key: string): boolean {
  const value = nodeAt(node, key)
  return value?.type === 'scalar' && value.value === true
}
