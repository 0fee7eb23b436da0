import type { DataNode, MapEntry, Message } from '../../model/index.js'
import { type Context, unknownWord } from './context.js'
import { factIn, type Scope } from './facts.js'
import { demand, entriesOf, textIn } from './nodes.js'

const VARIANTS = ['absent', 'unfilled', 'unreadable', 'otherwise']
const PLACEHOLDER = /\{([A-Za-z][\w.]*)\}/g
/** Placeholders every text can use, besides parameters and facts. */
const GIVEN = ['missing', 'subject']
/** And where the rule has a quantifier: the things that decide, and how many there are. */
const OF_QUANTIFIERS = ['items', 'count']

/** The message: one text, or one for each state of the fact to blame. */
export function messageIn(entry: MapEntry | undefined, scope: Scope, context: Context): Message | null {
  if (!entry) return null
  if (entry.value.type !== 'map') {
    const otherwise = patternedText(entry.value, 'The message', scope, context)
    return otherwise === null ? null : { otherwise }
  }
  const entries = entriesOf(entry.value, VARIANTS, 'message', context)
  demand(['otherwise'], entries, entry.value, context)
  const variants = [...entries].flatMap(([key, { value }]) => {
    const text = patternedText(value, `The message for "${key}"`, scope, context)
    return text === null ? [] : [[key, text] as const]
  })
  const message = Object.fromEntries(variants) as Partial<Message>
  return message.otherwise === undefined ? null : { ...message, otherwise: message.otherwise }
}

/** A text whose placeholders (`{fact.name}`, `{parameter}`, `{missing}`, `{subject}`) all exist. */
export function patternedText(node: DataNode | undefined, what: string, scope: Scope, context: Context): string | null {
  const text = textIn(node, what, context)
  if (text === null || !node) return null
  for (const [, name = ''] of text.matchAll(PLACEHOLDER)) {
    const known = [...GIVEN, ...(scope.quantified.size > 0 ? OF_QUANTIFIERS : []), ...scope.declared]
    if (known.includes(name)) continue
    // A name with a dot is meant as a fact: facts are what it is compared with.
    if (name.includes('.')) factIn(name, node.span, { ...scope, items: [...scope.quantified] }, context)
    else unknownWord(context, 'unknown-placeholder', node.span, 'placeholder', name, known)
  }
  return text
}
