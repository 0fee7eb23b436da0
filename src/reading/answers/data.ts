import type { DataNode, Mention, Span } from '../../model/index.js'
import { type Collected, list, type Reading } from '../collected.js'
import { saysNothing } from '../detect/unit-context.js'
import { plainTarget } from '../structure/links.js'
import type { Unit } from '../structure/unit.js'
import type { ItemSpec, LinkSpec } from '../vocabulary.js'
import { completeStep, finishItem } from './items.js'
import { answerAt } from './one-value.js'
import { type Found, nearestTo, nodeAt } from './pointers.js'
import { headOf, textsOf } from './texts.js'

/** Reads what stands at the plan format's own pointers, or where the config's `map` says it stands. */
export function readData(
  data: DataNode,
  map: ReadonlyMap<string, string>,
  reading: Reading,
  into: Collected,
  isFrontMatter: boolean,
): void {
  for (const spec of reading.vocabulary.fields) {
    if (spec.at === undefined || map.has(spec.fact)) continue
    field(spec.fact, nodeAt(data, spec.at), spec.whole)
    const nearest = nearestTo(data, spec.at)
    anchor(spec.fact, nearest)
  }
  for (const [fact, pointer] of map) field(fact, nodeAt(data, pointer))
  for (const spec of reading.vocabulary.items) for (const at of placesOf(spec)) items({ ...spec, at })
  for (const spec of reading.vocabulary.links) links(spec, nodeAt(data, spec.at))
  for (const group of [
    'rollback',
    'ownership',
    'observability',
    'communication',
    'release',
    'approvals',
    'drills',
    'changes',
    'procedure',
    'procedure.approvers',
  ]) {
    const nearest = nearestTo(data, `/${group.replace('.', '/')}`)
    anchor(group, nearest)
  }

  function field(fact: string, found: Found | null, whole = false): void {
    if (!found) return
    answerAt(into, reading, fact, found, whole)
  }

  /** The head of a front matter is no place for what is missing: the headings below know better. */
  function anchor(prefix: string, nearest: Found): void {
    if (nearest.pointer !== '' || !isFrontMatter)
      into.anchors.push({ prefix, span: nearest.span, where: nearest.pointer })
  }

  /** What the only record lists, such as its attempts, each of several records lists too. */
  function placesOf({ at }: ItemSpec): readonly string[] {
    const above = reading.vocabulary.items.find(({ single }) => single && at.startsWith(`${single}/`))
    const list = above && nodeAt(data, above.at)?.node
    if (list?.type !== 'sequence') return [at]
    const below = at.slice((above?.single ?? '').length)
    return [at, ...list.items.map((_, index) => `${above?.at}/${index}${below}`)]
  }

  function items(spec: ItemSpec): void {
    const list = nodeAt(data, spec.at)
    const single = spec.single ? nodeAt(data, spec.single) : null
    const nodes = list?.node.type === 'sequence' ? list.node.items : []
    const commands = spec.type === 'step' ? commandsBelow(spec.at) : new Map<string, Unit[]>()
    let unread = list && nodes.length === 0 && says(list.node) ? list : null
    for (const [index, node] of nodes.entries()) {
      const known = into.items.length
      const pointer = `${spec.at}/${index}`
      item(spec, node, pointer, index, commands)
      if (into.items.length === known && says(node)) unread ??= { node, span: node.span, pointer }
    }
    if (unread) into.unread.push({ type: spec.type, span: unread.span, where: unread.pointer })
    if (single?.node.type === 'map') item(spec, single.node, spec.single as string, 0, commands)
  }

  /** Something stands there, and it is no deliberate nothing. */
  function says(node: DataNode): boolean {
    if (node.type === 'map') return node.entries.length > 0
    if (node.type === 'sequence') return node.items.some(says)
    return node.value !== null && node.value !== false && !saysNothing(node.source, reading.vocabulary)
  }

  function item(
    spec: ItemSpec,
    node: DataNode,
    pointer: string,
    index: number,
    commands: ReadonlyMap<string, readonly Unit[]>,
  ): void {
    const mentions: Mention[] = []
    const own = { ...into, mentions }
    const add = (fact: string, found: Found | null) => {
      if (found) answerAt(own, reading, fact, found)
    }
    if (node.type === 'map')
      for (const [fact, column] of Object.entries(spec.columns)) add(fact, nodeAt(node, `/${column.key}`))
    else if (node.type === 'scalar') add(mainFact(spec), { node, span: node.span, pointer })
    const span = node.type === 'map' ? headOf(node) : node.span
    if (spec.type === 'step') completeStep(mentions, index + 1, commands.get(pointer) ?? [], span, pointer, reading)
    finishItem(
      spec.type,
      mentions.map((mention) => ({ ...mention, where: pointer })),
      span,
      pointer,
      reading,
      into,
    )
  }

  /** Commands by the entry of the list they stand in. */
  function commandsBelow(at: string): ReadonlyMap<string, readonly Unit[]> {
    const groups = new Map<string, Unit[]>()
    for (const unit of reading.outline.units) {
      if (!unit.command || !unit.pointer?.startsWith(`${at}/`)) continue
      const end = unit.pointer.indexOf('/', at.length + 1)
      const entry = end < 0 ? unit.pointer : unit.pointer.slice(0, end)
      const group = groups.get(entry)
      if (group) group.push(unit)
      else groups.set(entry, [unit])
    }
    return groups
  }

  function links({ relation, key }: LinkSpec, found: Found | null): void {
    if (!found) return
    const entries =
      found.node.type === 'sequence' && key ? found.node.items.map((item) => nodeAt(item, `/${key}`)) : [found]
    for (const entry of entries) {
      for (const [text, span, where] of entry ? textsOf(entry) : []) pushLink(into, relation, text, span, where)
    }
  }
}

/** Notes a linked document. */
export function pushLink(into: Collected, relation: string, target: string, span: Span, where: string): void {
  const plain = plainTarget(target.trim())
  if (!plain) return
  list(into, 'link', plain, { span, where }, { 'link.target': plain, 'link.relation': relation }, 'answer')
}

/** The column that a bare string fills. */
export function mainFact(spec: ItemSpec): string {
  return spec.type === 'trigger' ? 'trigger.text' : (Object.keys(spec.columns)[0] as string)
}
