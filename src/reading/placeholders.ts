import { merged } from './quantities/ranges.js'
import { firstAt } from './structure/prose.js'

/** An unfinished piece of authoring in a text. */
export interface Placeholder {
  readonly text: string
  readonly from: number
  readonly to: number
}

const WORDS =
  /(?<![\w-])(?:TBD|TBA|TBC|TODO|FIXME|CHANGEME|CHANGE_ME|REPLACE_ME|FILL_?IN|FILL_ME_IN|PICK_ONE|XXX+|x\.x\.x|vX(?:\.X)+|v?X\.Y\.Z|N\.N\.N|lorem ipsum|sample name|your[-_ ]name[-_ ]here|to be (?:determined|decided|defined|confirmed|announced|completed|filled(?: in| out)?)|未定|要記入|_?заполнить_?)(?![\w-])/g
const WORDS_ANY_CASE =
  /(?<![\w-])(?:to be (?:determined|decided|defined|confirmed|announced|filled(?: in| out)?)|lorem ipsum|sample name|changeme|fixme|tbd)(?![\w-])/gi
const RUN_OF_X = /X{4,}|(?<![\w])XX(?![\w])/g
const MASK =
  /(?<![\w%{/-])(?:mm\/dd\/yyyy|dd\/mm\/yyyy|yyyy\/mm\/dd|YYYY-MM-DD|DD-MM-YYYY|MM-DD-YYYY|DD\.MM\.YYYY|HH:MM)(?![\w}/-])/gi
const BLANK = /_{4,}|\.{6,}|…{3,}/g
const BRACKET = /\[([^\][\n]{1,120})\](?![([:])/g
const ANGLE = /<([A-Za-z][^<>\n]{2,80})>/g
const CAPITALS = /<[A-Z][A-Z0-9]*(?:[ _-][A-Za-z0-9 _-]{1,80})?>|(?<![\w])INSERT [A-Z][A-Z ]+(?![\w])/g
const SCAFFOLD = /\{\{\s*\.[^{}\n]{0,200}\}\}/g

/** Words that stand in brackets without asking to be replaced: log levels, ticks, intervals. */
const NO_BLANK =
  /^(?:x|X| |\d+|info|warn(?:ing)?|error|debug|trace|fatal|notice|ok|note|optional|required|deprecated|skip|wip|y\/n|yes\/no|\.{3}|…)$/i
const VERB =
  /^(?:insert|describe|add|enter|name|list|fill|specify|replace|your|put|write|provide|explain|details? of|link to|date|time|phone|email|e-mail|owner|team|person|role|step \d|e\.g|who|what|when|how|title|number|version|id\b|issue|pick|select|choose)/i

/** `[Service name]`, `[Release date]`: it says what to write, and stands in a title too. */
const NAMED_BLANK = /^[A-Z][a-z]+(?: [A-Za-z]+){0,3} (?:[Nn]ame|[Dd]ate|[Nn]umber|[Dd]escription|[Dd]etails)$/

export interface PlaceholderContext {
  /** Inside a fence: brackets and angles are syntax there, unless the fence is itself prose. */
  readonly code: boolean
  /** True where a whole value stands: `[Name]` alone asks to be filled, `[optional]` in a sentence does not. */
  readonly alone: boolean
}

/** Everything in a text that somebody still has to write. Offsets are in the text. */
export function placeholdersIn(text: string, context: PlaceholderContext): readonly Placeholder[] {
  let found: readonly Placeholder[] = []
  const add = (pattern: RegExp, keep: (match: RegExpMatchArray) => boolean = () => true) => {
    const more = [...text.matchAll(pattern)].filter(keep).map((match) => {
      const from = match.index as number
      return { text: match[0], from, to: from + match[0].length }
    })
    found = merged(found, more)
  }
  add(WORDS)
  add(RUN_OF_X)
  if (!context.code) {
    add(WORDS_ANY_CASE)
    add(BLANK)
    add(ANGLE, (match) => /\s/.test(match[1] as string) && VERB.test(match[1] as string))
    add(CAPITALS)
    add(SCAFFOLD)
  }
  if (!context.code || context.alone) add(MASK)
  const messages = messagesIn(text)
  add(BRACKET, (match) => {
    const at = match.index as number
    // A wiki link stands in two brackets.
    if (text[at - 1] === '[' && text[at + match[0].length] === ']') return false
    const before = messages[firstAt(messages, at, (message) => message.from) - 1]
    return isBlank(match[1] as string, context) && !(before && at < before.to)
  })
  return found
}

/** True where nothing but a placeholder stands, or nothing at all. */
export function isUnfilled(value: string): boolean {
  const text = bare(value)
  if (!text) return true
  const found = placeholdersIn(text, { code: false, alone: true })
  const [first] = found
  if (!first) return /^(?:\?+|<[^<>]+>|-+|–|—|\.\.\.|…|null|n\/?d)$/i.test(text)
  const rest = found.map((one, index) => text.slice(found[index - 1]?.to ?? 0, one.from))
  return [...rest, text.slice(found.at(-1)?.to)].join('').replace(/[^\p{L}\p{N}]/gu, '').length < 4
}

/** Without the quotes and stars around it. */
function bare(value: string): string {
  let from = 0
  let to = value.length
  while (from < to && /[\s*_`"'(]/.test(value[from] as string)) from++
  while (to > from && /[\s*_`"')]/.test(value[to - 1] as string)) to--
  return value.slice(from, to)
}

/** `Say "rollback of [service] begins"`: messages to be sent, whose blanks are filled in when they are sent. */
function messagesIn(text: string): readonly { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(/"[^"]*"|“[^”]*”/g)]
    .filter(([quote]) => quote.replace(/\[[^\][]*\]/g, '').replace(/[^\p{L}]/gu, '').length >= 6)
    .map(({ index, 0: quote }) => ({ from: index, to: index + quote.length }))
}

function isBlank(inner: string, context: PlaceholderContext): boolean {
  const text = inner.trim()
  if (!text || NO_BLANK.test(text) || /^[\^@$!:#&*~=-]/.test(text) || /^\[/.test(text)) return false
  if (context.code) return /^(?:[A-Z][\w' ]*|[A-Z_ ]{3,})$/.test(text) && VERB.test(text)
  if (VERB.test(text)) return true
  if (/^[A-Z][A-Z0-9_/ -]{2,}$/.test(text) || NAMED_BLANK.test(text)) return true
  return context.alone && /^[\p{L}][\p{L}\p{N} ,/'’()-]*$/u.test(text)
}
