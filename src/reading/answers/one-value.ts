import type { DataNode, FactSpec } from '../../model/index.js'
import { answer, type Collected, type Reading, unread } from '../collected.js'
import type { Found } from './pointers.js'
import { isDeciding, isFree, meaningOf, takesOne } from './several.js'
import { textsOf } from './texts.js'

/**
 * Notes what stands at a node of a document's data, entry by entry. Where a fact takes one value, several different ones
 * are not the first of them: free texts are one behind the other, anything else cannot be read.
 */
export function answerAt(into: Collected, reading: Reading, field: string, found: Found, whole = false): void {
  const spec = reading.catalogue.get(field)
  const texts = [...textsOf(found, whole)]
  const place = { span: found.node.type === 'sequence' ? found.node.span : found.span, where: found.pointer }
  if (spec && isOdd(spec, found.node)) unread(into, field, shownOf(found.node), place)
  else if (spec && takesOne(spec) && differ(spec, texts, reading)) {
    const all = texts.map(([text]) => text).join(', ')
    if (isFree(spec)) answer(into, reading, field, all, place.span, place.where, whole)
    else unread(into, field, all, place)
  } else for (const [text, span, where] of texts) answer(into, reading, field, text, span, where, whole)
}

function differ(spec: FactSpec, texts: readonly (readonly [string, ...unknown[]])[], { vocabulary }: Reading): boolean {
  return texts.length > 1 && new Set(texts.map(([text]) => meaningOf(spec, text, vocabulary))).size > 1
}

/** A map, or a list of lists, where a rule looks for one word. */
function isOdd({ name }: FactSpec, node: DataNode): boolean {
  if (!isDeciding(name) || !name.startsWith('release.')) return false
  return node.type === 'map' ? node.entries.length > 0 : node.type === 'sequence' && node.items.some(isSequence)
}

const isSequence = ({ type }: DataNode): boolean => type === 'sequence'

/** Words of it, for messages. */
function shownOf(node: DataNode): string {
  if (node.type === 'scalar') return node.source
  return (
    node.type === 'map' ? node.entries.map(({ key, value }) => `${key}: ${shownOf(value)}`) : node.items.map(shownOf)
  ).join(', ')
}
