import type { DataNode, FactSource, MapNode, SubjectType } from '../../model/index.js'
import { type Declaring, mistake, shapeOf, short, textIn, unknown } from './mistakes.js'

const OF_DOCUMENT = ['pointer', 'section', 'field']
const OF_ENTRY = ['key', 'column']
/** RFC 6901, and not the document as a whole. */
const POINTER = /^(?:\/(?:[^~/]|~[01])*)+$/
const MOST_SOURCES = 20

/** `from:` as the places where a fact may be stated, or null with every mistake in it noted. */
export function sourcesIn(
  node: DataNode,
  name: string,
  subject: SubjectType,
  declaring: Declaring,
): readonly FactSource[] | null {
  const example =
    subject === 'document' ? '[{ pointer: /spec/approver }, { section: Approval }]' : '[{ key: pci, column: PCI }]'
  if (node.type !== 'sequence' || node.items.length === 0) {
    const is = node.type === 'sequence' ? 'empty' : `${shapeOf(node)}, not a list`
    const message = `\`from\` of "${name}" is ${is}: the fact would be stated nowhere.`
    return mistake(declaring, 'missing-source', node.span, message, `List where it stands: \`from: ${example}\`.`)
  }
  if (node.items.length > MOST_SOURCES) {
    const message = `\`from\` of "${name}" lists more than ${MOST_SOURCES} places.`
    return mistake(declaring, 'too-many-sources', node.span, message, 'Leave some out, or declare several facts.')
  }
  const sources = node.items.map((item) => sourceIn(item, name, subject, example, declaring))
  return sources.every((source) => source !== null) ? sources : null
}

function sourceIn(
  node: DataNode,
  name: string,
  subject: SubjectType,
  example: string,
  declaring: Declaring,
): FactSource | null {
  const known = subject === 'document' ? OF_DOCUMENT : OF_ENTRY
  if (node.type !== 'map' || node.entries.length === 0) {
    const message = `An entry of \`from\` of "${name}" is ${node.type === 'map' ? 'empty' : shapeOf(node)}, not a place.`
    return mistake(declaring, 'wrong-type', node.span, message, `Write a map with ${listed(known)}: \`${example}\`.`)
  }
  const parts = textsOf(node, name, subject, declaring)
  if (!parts) return null
  const pointer = parts.get('pointer')
  if (pointer !== undefined) return pointerIn(pointer, node, name, parts, declaring)
  return Object.fromEntries(parts) as unknown as FactSource
}

/** The keys of a source and their texts, or null with every mistake in them noted. */
function textsOf(
  node: MapNode,
  name: string,
  subject: SubjectType,
  declaring: Declaring,
): ReadonlyMap<string, string> | null {
  const before = declaring.problems.length
  const known = subject === 'document' ? OF_DOCUMENT : OF_ENTRY
  const parts = new Map<string, string>()
  for (const { key, keySpan, value } of node.entries) {
    if (known.includes(key)) {
      const text = textIn(value, `\`${key}\` of "${name}"`, declaring)
      if (text !== null && (key === 'pointer' || key === 'key' || hasWord(text))) parts.set(key, text)
      else if (text !== null) {
        const message = `\`${key}\` of "${name}" is "${short(text)}", which has no word.`
        mistake(declaring, 'bad-title', value.span, message, 'Write the title, the label or the head of the column.')
      }
    } else if (OF_ENTRY.includes(key)) {
      const fix = 'Add `for:` with what is listed, such as `for: change`.'
      mistake(declaring, 'misplaced-key', keySpan, `\`${key}\` is for facts of what a document lists.`, fix)
    } else if (OF_DOCUMENT.includes(key)) {
      const message = `"${name}" is a fact of each ${subject}, and \`${key}\` is for facts of the whole document.`
      const fix = 'Write `key` (of an entry in YAML and JSON) and `column` (of a table, or a label, in Markdown).'
      mistake(declaring, 'misplaced-key', keySpan, message, fix)
    } else unknown(declaring, keySpan, `key "${short(key)}"`, key, known, ` of a place of "${name}"`)
  }
  return declaring.problems.length > before ? null : parts
}

function pointerIn(
  pointer: string,
  node: MapNode,
  name: string,
  parts: ReadonlyMap<string, string>,
  declaring: Declaring,
): FactSource | null {
  if (parts.size > 1) {
    const message = `A place of "${name}" is a pointer and a place in Markdown at once.`
    return mistake(declaring, 'two-places', node.span, message, 'Write two entries, one for each.')
  }
  if (POINTER.test(pointer)) return { pointer }
  const span = node.entries.find(({ key }) => key === 'pointer')?.value.span ?? node.span
  const message = `"${short(pointer)}" is no JSON pointer.`
  const fix = 'A JSON pointer begins with a slash: `/spec/approver`; `~1` is a slash within a key, `~0` a tilde.'
  return mistake(declaring, 'bad-pointer', span, message, fix)
}

const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

const listed = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(' or ')
