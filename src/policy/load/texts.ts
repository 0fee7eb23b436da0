import { type DataNode, type MapEntry, type Message, placeholdersIn, type Span, spanWithin } from '../../model/index.js'
import { type Context, mistake, unknownWord } from './context.js'
import { factIn, type Scope } from './facts.js'
import { demand, entriesOf, textIn } from './nodes.js'

const VARIANTS = ['absent', 'unfilled', 'unreadable', 'otherwise']
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
  if (text === null || node?.type !== 'scalar') return null
  const known = [...GIVEN, ...(scope.quantified.size > 0 ? OF_QUANTIFIERS : []), ...scope.declared]
  const seen = new Set<string>()
  for (const { 0: whole, 1: name = '', index } of text.matchAll(LIKE_ONE)) {
    // One that is repeated is one mistake.
    if (seen.has(whole)) continue
    seen.add(whole)
    const span = spanWithin(node.prose, index, index + whole.length)
    if (placeholdersIn(whole).length === 0) noteText(whole, name, span, known, context)
    else if (known.includes(name)) continue
    // A name with a dot is meant as a fact: facts are what it is compared with.
    else if (name.includes('.')) factIn(name, span, { ...scope, items: [...scope.quantified] }, context)
    else unknownPlaceholder(name, span, known, context)
  }
  return text
}

/** A placeholder, or what may be meant as one and is text: `${atMost}`, `{{atMost}}`, `{ atMost }`. */
const LIKE_ONE = /\$?\{{1,3}\s*([A-Za-z][\w.]*)\s*\}{1,3}/g

/** Text in braces that names what could be filled in: nobody sees in a rule that it is not. */
function noteText(whole: string, name: string, span: Span, known: readonly string[], context: Context): void {
  if (!known.includes(name) && !context.knowledge.catalogue.has(name)) return
  const message = `\`${whole}\` is text, and stays as it is written: \`{${name}}\` is filled in.`
  const fix = `Write {${name}}. If a variable of that name is meant, spell it differently, such as $${name}.`
  mistake(context, 'placeholder-as-text', span, message, fix)
}

function unknownPlaceholder(name: string, span: Span, known: readonly string[], context: Context): void {
  if (context.knowledge.nearestWord(name, known) !== null) {
    unknownWord(context, 'unknown-placeholder', span, 'placeholder', name, known)
    return
  }
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name
  const fix = `Known: ${known.slice(0, 16).join(', ')}. For text write { ${shown} } with blanks; \`\${${shown}}\` and \`{{${shown}}}\` are text as well.`
  mistake(context, 'unknown-placeholder', span, `There is no placeholder "${shown}".`, fix)
}
