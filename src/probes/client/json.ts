import { parse } from '../../formats/index.js'
import type { DataNode } from '../../model/index.js'
import type { Answer } from './ask.js'

/**
 * The JSON of an answer, or a sentence that says why it cannot be relied on. Strict: of a key that stands twice,
 * readers disagree which one counts.
 */
export function jsonIn({ body, from }: Answer): DataNode | string {
  const text = textOf(body)
  if (text === null) return `The answer of ${from} is not UTF-8.`
  const [document] = parse({ path: 'answer.json', text }, { format: 'json' })
  const problem = document?.problems.find(({ severity }) => severity === 'error')
  // Its message quotes the answer in pieces, and a piece of a credential cannot be told from other words.
  if (problem?.code === 'duplicate-key') return `The answer of ${from} gives a key twice, in line ${problem.span.line}.`
  if (problem) return `The answer of ${from} is no JSON, line ${problem.span.line}.`
  if (!document?.data || !isStrict(text)) return `The answer of ${from} is no JSON.`
  return document.data
}

function textOf(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return null
  }
}

/** Our parser lets some control characters through in texts, since people paste them. A server has no such excuse. */
function isStrict(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** A value as JSON, its numbers as they were written. Null where that is longer than `most` characters. */
export function jsonTextOf(node: DataNode, most: number): string | null {
  const parts: string[] = []
  let room = most
  const add = (part: string): void => {
    room -= part.length
    if (room >= 0) parts.push(part)
  }
  const write = (value: DataNode): void => {
    if (room < 0) return
    if (value.type === 'scalar') add(value.quoted ? JSON.stringify(value.value) : value.source)
    else if (value.type === 'sequence') writeAll('[', value.items, ']', write)
    else writeAll('{', value.entries, '}', (entry) => [add(`${JSON.stringify(entry.key)}:`), write(entry.value)])
  }
  const writeAll = <T>(open: string, members: readonly T[], close: string, each: (member: T) => void): void => {
    add(open)
    members.forEach((member, index) => {
      if (index > 0) add(',')
      each(member)
    })
    add(close)
  }
  write(node)
  return room < 0 ? null : parts.join('')
}
