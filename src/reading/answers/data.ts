import type { DataNode, Mention, Span } from '../../model/index.js'
import { answer, type Collected, type Reading } from '../collected.js'
import type { ItemSpec } from '../vocabulary.js'
import { finishItem } from './items.js'
import { type Found, nearestTo, nodeAt } from './pointers.js'

/** Reads what stands at the plan format's own pointers, or where the config's `map` says it stands. */
export function readData(data: DataNode, map: ReadonlyMap<string, string>, reading: Reading, into: Collected): void {
  for (const spec of reading.vocabulary.fields) {
    if (map.has(spec.fact)) continue
    field(spec.fact, nodeAt(data, spec.at))
    const nearest = nearestTo(data, spec.at)
    into.anchors.push({ prefix: spec.fact, span: nearest.span, where: nearest.pointer })
  }
  for (const [fact, pointer] of map) field(fact, nodeAt(data, pointer))
  for (const spec of reading.vocabulary.items) items(spec)
  verification(nodeAt(data, '/rollback/verification'))
  for (const spec of reading.vocabulary.links) links(spec.relation, nodeAt(data, spec.at))
  for (const group of [
    'rollback',
    'ownership',
    'observability',
    'communication',
    'release',
    'approvals',
    'drills',
    'changes',
  ]) {
    const nearest = nearestTo(data, `/${group}`)
    into.anchors.push({ prefix: group, span: nearest.span, where: nearest.pointer })
  }

  function field(fact: string, found: Found | null): void {
    if (!found) return
    for (const [text, span, pointer] of textsOf(found)) answer(into, reading, fact, text, span, pointer)
  }

  function items(spec: ItemSpec): void {
    const list = nodeAt(data, spec.at)
    const single = spec.single ? nodeAt(data, spec.single) : null
    const nodes = list?.node.type === 'sequence' ? list.node.items : []
    nodes.forEach((node, index) => item(spec, node, `${spec.at}/${index}`))
    if (single?.node.type === 'map') item(spec, single.node, spec.single as string)
  }

  function item(spec: ItemSpec, node: DataNode, pointer: string): void {
    const mentions: Mention[] = []
    const add = (fact: string, found: Found | null) => {
      if (!found) return
      const part: Collected = { ...into, mentions }
      for (const [text, span, at] of textsOf(found)) answer(part, reading, fact, text, span, at)
    }
    if (node.type === 'map')
      for (const [fact, column] of Object.entries(spec.columns)) add(fact, nodeAt(node, `/${column.key}`))
    else if (node.type === 'scalar') add(mainFact(spec), { node, span: node.span, pointer })
    const span = node.type === 'map' ? headOf(node) : node.span
    finishItem(
      spec.type,
      mentions.map((mention) => ({ ...mention, where: pointer })),
      span,
      pointer,
      reading,
      into,
    )
  }

  function verification(found: Found | null): void {
    if (!found) return
    const nodes = found.node.type === 'sequence' ? found.node.items : [found.node]
    nodes.forEach((node, index) => {
      const parts =
        node.type === 'map'
          ? node.entries.flatMap((entry) => (entry.value.type === 'scalar' ? [entry.value.source.trim()] : []))
          : node.type === 'scalar'
            ? [node.source.trim()]
            : []
      const text = parts.join(': ')
      const span = node.type === 'map' ? headOf(node) : node.span
      const where = `${found.pointer}/${index}`
      answer(into, reading, 'rollback.verification', text.replace(/[,;]/g, ','), span, where)
      answer(into, reading, 'rollback.verification.checks', text, span, where)
    })
  }

  function links(relation: string, found: Found | null): void {
    if (!found) return
    for (const [text, span, where] of textsOf(found)) pushLink(into, relation, text, span, where)
  }
}

/** Notes a linked document. */
export function pushLink(into: Collected, relation: string, target: string, span: Span, where: string): void {
  const plain = target.trim()
  if (!plain) return
  const mention = (field: string, value: string): Mention => ({
    field,
    state: 'stated',
    value,
    span,
    where,
    by: 'answer',
  })
  into.items.push({
    type: 'link',
    label: plain,
    mentions: [mention('link.target', plain), mention('link.relation', relation)],
    span,
    where,
  })
}

/** The column that a bare string fills. */
export function mainFact(spec: ItemSpec): string {
  return spec.type === 'trigger' ? 'trigger.text' : (Object.keys(spec.columns)[0] as string)
}

/** Every text at a node: a scalar's, or those of a list. */
function* textsOf({ node, span, pointer }: Found): Generator<readonly [string, Span, string]> {
  if (node.type === 'scalar')
    yield [node.value === null ? '' : node.source, node.value === null ? span : node.span, pointer]
  else if (node.type === 'sequence') {
    for (const [index, item] of node.items.entries()) {
      const at = `${pointer}/${index}`
      if (item.type === 'scalar') yield [item.value === null ? '' : item.source, item.span, at]
      else if (item.type === 'map') {
        const first = item.entries.find((entry) => entry.value.type === 'scalar')
        if (first?.value.type === 'scalar') yield [first.value.source, item.span, at]
      }
    }
  }
}

/** The first line of a map: where a reader would point. */
function headOf(node: DataNode): Span {
  if (node.type !== 'map' || !node.entries[0]) return node.span
  const { keySpan, value } = node.entries[0]
  return {
    ...keySpan,
    endLine: keySpan.line === value.span.endLine ? value.span.endLine : keySpan.endLine,
    endColumn: keySpan.line === value.span.endLine ? value.span.endColumn : keySpan.endColumn,
  }
}
