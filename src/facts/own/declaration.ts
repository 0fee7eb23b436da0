import {
  type DataNode,
  FACT_TYPES,
  ITEM_TYPES,
  type ItemType,
  type MapEntry,
  type OwnFact,
  type SubjectType,
} from '../../model/index.js'
import { type Declaring, mistake, shapeOf, short, textIn, unknown, wordIn } from './mistakes.js'
import { sourcesIn } from './sources.js'

const KEYS = ['type', 'description', 'values', 'for', 'from']
const PART = /^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)+$/
const LONGEST_NAME = 80
/** A choice of more is none. */
const MOST_VALUES = 500
/** Nobody writes entries for these: they are found in the text. */
const FOUND: ReadonlySet<ItemType> = new Set(['action', 'link', 'question', 'suppression'])
const SUBJECTS: readonly SubjectType[] = ['document', ...ITEM_TYPES.filter((type) => !FOUND.has(type))]

/**
 * One entry of `facts:` as a fact, every mistake in it noted. Null where not even its type is known: whoever asks for a
 * fact that is declared with a mistake shall not be told that there is none. `reserved`: first parts of names of ours.
 */
export function declaredIn(entry: MapEntry, reserved: ReadonlySet<string>, declaring: Declaring): OwnFact | null {
  const { key: name, keySpan, value } = entry
  checkName(entry, reserved, declaring)
  if (value.type !== 'map') {
    const message = `The fact "${short(name)}" is ${shapeOf(value)}, not a map.`
    const fix = `Write \`${short(name)}: { type: text, from: [{ pointer: /spec/approver }] }\`.`
    return mistake(declaring, 'wrong-type', value.span, message, fix)
  }
  for (const { key, keySpan: span } of value.entries) {
    if (!KEYS.includes(key) && !key.startsWith('x-'))
      unknown(declaring, span, `key "${short(key)}"`, key, KEYS, ` of a fact`)
  }
  const node = (key: string): DataNode | undefined => value.entries.find((one) => one.key === key)?.value
  for (const [key, fix] of NEEDED) {
    if (!node(key)) mistake(declaring, 'missing-key', keySpan, `The fact "${short(name)}" has no \`${key}\`.`, fix)
  }
  const [typed, of, told, from] = [node('type'), node('for'), node('description'), node('from')]
  const type = typed ? wordIn(typed, 'type of facts', FACT_TYPES, declaring) : null
  const subject = of ? wordIn(of, 'subject of facts', SUBJECTS, declaring) : 'document'
  const description = told ? textIn(told, `The description of "${short(name)}"`, declaring) : 'A fact of your own.'
  const sources = from && subject ? sourcesIn(from, short(name), subject, declaring) : null
  const values = valuesIn(node('values'), name, type, declaring)
  if (!type || !subject) return null
  return {
    name,
    subject,
    type,
    description: description?.trim() ?? '',
    ...(values ? { values } : {}),
    combine: type === 'list' ? 'all' : 'first',
    from: sources ?? [],
    path: declaring.path,
    span: keySpan,
  }
}

const NEEDED = [
  ['type', `Add \`type:\` with one of ${FACT_TYPES.join(', ')}.`],
  ['from', 'Add where it stands: `from: [{ pointer: /spec/approver }, { section: Approval, field: Approver }]`.'],
] as const

function checkName({ key: name, keySpan }: MapEntry, reserved: ReadonlySet<string>, declaring: Declaring): void {
  const [first = ''] = name.split('.')
  if (name.length > LONGEST_NAME) {
    const message = `The name "${short(name)}" has more than ${LONGEST_NAME} characters.`
    mistake(declaring, 'bad-name', keySpan, message, 'Give it a shorter one.')
  } else if (reserved.has(first)) {
    const message = `"${name}" begins with "${first}", as facts of gonogo do: one of these names may be taken some day.`
    const rest = name.slice(first.length + 1)
    const fix = `Begin with a word of your own, such as \`payments.${PART.test(`a.${rest}`) ? rest : 'approver'}\`.`
    mistake(declaring, 'reserved-name', keySpan, message, fix)
  } else if (!PART.test(name)) {
    const message = `"${short(name)}" is no name of a fact.`
    const fix = 'Names are two or more words in lower camel case, joined by full stops, such as `payments.approver`.'
    mistake(declaring, 'bad-name', keySpan, message, fix)
  }
}

function valuesIn(
  node: DataNode | undefined,
  name: string,
  type: OwnFact['type'] | null,
  declaring: Declaring,
): readonly string[] | undefined {
  if (!node) return undefined
  if (type !== null && type !== 'text' && type !== 'list') {
    const message = `"${short(name)}" is a ${type}, and \`values\` are for texts and lists.`
    mistake(declaring, 'misplaced-key', node.span, message, 'Remove `values`, or make it a text.')
    return undefined
  }
  if (node.type !== 'sequence' || node.items.length === 0) {
    const is = node.type === 'sequence' ? 'empty' : `${shapeOf(node)}, not a list`
    mistake(declaring, 'wrong-type', node.span, `\`values\` of "${short(name)}" is ${is}.`, 'List the values it has.')
    return undefined
  }
  if (node.items.length > MOST_VALUES) {
    const message = `"${short(name)}" has more than ${MOST_VALUES} values.`
    mistake(declaring, 'too-many-values', node.span, message, 'Leave `values` out: any text will do.')
    return undefined
  }
  const texts = node.items.map((item) => textIn(item, `A value of "${short(name)}"`, declaring) ?? '')
  return [...new Set(texts.map((text) => text.trim()))]
}
