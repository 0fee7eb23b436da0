import type { AddedWords, DataNode } from '../../model/index.js'

type Name = AddedWords['names'][number]

/** Parts have at most a group and a class below them. */
const DEEPEST = 3

/** `vocabulary:` as one entry for every list of texts in it, with the names above it. What is neither is left out: `conform` reports it. */
export function readAddedWords(node: DataNode | undefined): readonly AddedWords[] {
  return node?.type === 'map' ? below(node, []) : []
}

function below(node: DataNode, names: readonly Name[]): readonly AddedWords[] {
  if (node.type !== 'map') return names.length > 1 ? [{ names, texts: textsOf(node) }] : []
  if (names.length === DEEPEST) return []
  return node.entries
    .filter(({ key }) => names.length > 0 || !key.startsWith('x-'))
    .flatMap(({ key, keySpan, value }) => below(value, [...names, { text: key, span: keySpan }]))
}

function textsOf(node: DataNode): readonly Name[] {
  const nodes = node.type === 'sequence' ? node.items : [node]
  return nodes.flatMap((item) =>
    item.type === 'scalar' && item.value !== null ? [{ text: item.source, span: item.span }] : [],
  )
}
