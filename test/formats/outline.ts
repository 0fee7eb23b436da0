import type { Block, DataNode, Document, Prose, Span } from '../../src/model/index.js'

/** A document as indented lines, one for every node, with all its places: what a person can check by eye. */
export function outlineOf(documents: readonly Document[]): string {
  return `${documents.flatMap(documentLines).join('\n')}\n`
}

function documentLines(document: Document): string[] {
  return [
    `document ${document.index} ${document.format} ${at(document.span)}`,
    ...document.problems.map(({ severity, code, span, message }) => `  ${severity} ${code} ${at(span)} ${message}`),
    ...(document.data ? dataLines(document.data, '  ') : []),
    ...document.blocks.flatMap((block) => blockLines(block, '  ')),
    ...document.comments.map(({ span, text }) => `  comment ${at(span)} ${JSON.stringify(text)}`),
  ]
}

function dataLines(node: DataNode, indent: string): string[] {
  const deeper = `${indent}  `
  if (node.type === 'scalar') {
    const written = node.source === String(node.value) ? '' : ` written ${JSON.stringify(node.source)}`
    return [
      `${indent}${JSON.stringify(node.value)}${node.quoted ? ' quoted' : ''}${written} ${at(node.span)} ${runs(node.prose)}`,
    ]
  }
  if (node.type === 'sequence')
    return [`${indent}sequence ${at(node.span)}`, ...node.items.flatMap((item) => dataLines(item, deeper))]
  const entries = node.entries.flatMap(({ key, keySpan, value }) => [
    `${deeper}key ${JSON.stringify(key)} ${at(keySpan)}`,
    ...dataLines(value, `${deeper}  `),
  ])
  return [`${indent}map ${at(node.span)}`, ...entries]
}

function blockLines(block: Block, indent: string): string[] {
  const deeper = `${indent}  `
  const head = `${indent}${block.type} ${at(block.span)}`
  if (block.type === 'list') {
    const items = block.items.flatMap(({ number, checked, span, blocks }) => [
      `${deeper}item${number === null ? '' : ` ${number}.`}${checked === null ? '' : checked ? ' [x]' : ' [ ]'} ${at(span)}`,
      ...blocks.flatMap((child) => blockLines(child, `${deeper}  `)),
    ])
    return [`${head}${block.ordered ? ' ordered' : ''}`, ...items]
  }
  if (block.type === 'quote') return [head, ...block.blocks.flatMap((child) => blockLines(child, deeper))]
  if (block.type === 'table') {
    const rows = [block.header, ...block.rows].flatMap((row) => [
      `${deeper}row`,
      ...row.map(({ text, span }) => `${deeper}  cell ${at(span)} ${prose(text)}`),
    ])
    return [head, ...rows]
  }
  if (block.type === 'divider') return [head]
  const code =
    block.type === 'code'
      ? ` ${block.language ?? '-'} ${JSON.stringify(block.meta)}${block.closed ? '' : ' never closed'}`
      : ''
  return [`${head}${block.type === 'heading' ? ` depth ${block.depth}` : ''}${code} ${prose(block.text)}`]
}

const at = ({ line, column, endLine, endColumn }: Span) => `${line}:${column}-${endLine}:${endColumn}`

function prose(text: Prose): string {
  const marks = text.marks.map(
    ({ type, from, to, url }) => ` ${type}(${text.text.slice(from, to)})${url === undefined ? '' : `=${url}`}`,
  )
  return `${JSON.stringify(text.text)} ${runs(text)}${marks.join('')}`
}

const runs = (text: Prose) => text.runs.map(({ offset, line, column }) => `${offset}@${line}:${column}`).join(' ')
