import { merged } from './quantities/ranges.js'
import { firstAt } from './structure/prose.js'
import type { Vocabulary } from './vocabulary.js'
import type { Hits } from './wording/phrases.js'
import { rememberedBy } from './wording/remembered.js'

/** An unfinished piece of authoring in a text. */
export interface Placeholder {
  readonly text: string
  readonly from: number
  readonly to: number
  /** `vX.Y.Z`, `YYYY-MM-DD`: it can also show how something is written. */
  readonly pattern: boolean
}

/** Stand-ins for a number, guarded against names that hold them: `web-XX` are all machines of that name, `CHG-XX` is a ticket. */
const STAND_IN = /(?<![\w-])X{3,}(?![\w-])|X{4,}|(?<!\w|[a-z]-)XX(?!\w)/g
const VERSION = /(?<![\w-]|-\*{1,2})(?:x\.x\.x|v?x\.y\.z|v?X(?:\.X)+|v?X\.Y(?:\.Z)?|N\.N\.N)(?![\w-])/g
const MASK =
  /(?<![\w%{/-])(?:[dmy]{2}\/[dmy]{2}\/y{4}|y{4}\/mm\/dd|y{4}-mm-dd|[dm]{2}-[dm]{2}-y{4}|dd\.mm\.y{4}|HH:MM)(?![\w}/-])/gi
const BLANK = /(?<!\S)\?{3,}(?!\S)|_{4,}|\.{6,}|…{3,}/g
/** Not part of a name, an index or a macro: `Patch[s]`, `hosts[site]`, `$[name]`, `page.adoc[Title]`. */
const BRACKET = /(?<!\$|[\p{L}\p{N}_)\]}][\p{L}\p{N}_)\]}])\[([^\][\n]{1,120})\](?![([:])/gu
const ANGLE = /<([A-Za-z][^<>\n]{2,80})>/g
/** The last of a text is part of an address. */
const ADDRESS = /:\/\/\S*$/
const LONGEST_ADDRESS = 80
const CAPITALS = /<[A-Z][A-Z0-9]*(?:[ _-][A-Za-z0-9 _-]{1,80})?>/g
const SCAFFOLD =
  /\{\{\s*\.[^{}\n]{0,200}\}\}|\{\{\s?[A-Z][A-Za-z0-9_]*(?: [A-Za-z0-9]+){0,5}\s?\}\}|\{\/\*\s*\$[A-Z][^*{}\n]{0,200}\*\/\}|%%[A-Z_]{3,40}%%|@@[A-Z_]{3,40}@@/g

/** What a text needs to hold for a pattern to be worth trying: most hold nothing of it. */
const MAY_HOLD: ReadonlyMap<RegExp, RegExp> = new Map([
  [STAND_IN, /XX/],
  [VERSION, /[xXN]/],
  [MASK, /y{4}|HH|[dm]{2}/i],
  [BLANK, /[?_.…]{3}/],
  [BRACKET, /\[/],
  [ANGLE, /</],
  [CAPITALS, /</],
  [SCAFFOLD, /\{\{|\{\/\*|%%|@@/],
])

/** In one piece and in capitals. */
const WRITTEN_LARGE = /^[A-Z_]+$/
/** `YOUR_TEAM`, `your-token-here`, and no words of a sentence. */
const YOURS = /^(?:[A-Z]+(?:[_/-][A-Z0-9]+)+|[a-z]+(?:[_-][a-z0-9]+)+)$/
/** `SEC-003`, `RFC 2119`: a ticket, a standard. */
const TICKET = /^[A-Z][A-Z0-9]{1,9}[- ]\d+(?:[-.:]\d+){0,3}$/
/** `TODO_LATER(@owner):`, `TODO-docs:` names what kind of work is left. */
const OF_A_KIND = /^[_-][A-Za-z][\w-]{0,40}(?=\s?[(:])/
const IN_CAPITALS = /^ [A-Z][A-Z ]+(?!\w)/
/** Part of a longer name. */
const GOES_ON = /[\w-]/

/** `Settings -> [Targets]`: what somebody clicks. */
const ARROW_BEFORE = /(?:[-=]>|→|»)\s*$/
const ARROW_BEHIND = /^\s*(?:[-=]>|→|»)/
const BUTTON = /^[A-Z][a-z]+(?: [A-Za-z]+){0,3}$/
/** `roles/[env]-base.json`: a piece of a name. */
const PIECE_BEFORE = /[\w/-]\/$/
const PIECE_BEHIND = /^[-./]\w/

/** `[Service name]`, `[Release date]`: it says what to write, and stands in a title too. */
const TITLED = /^[A-Z][a-z]+(?: [A-Za-z]+){1,4}$/

export interface PlaceholderContext {
  /** Inside a fence: brackets and angles are syntax there, unless the fence is itself prose. */
  readonly code: boolean
  /** True where a whole value stands: `[Name]` alone asks to be filled, `[optional]` in a sentence does not. */
  readonly alone: boolean
}

/** Everything in a text that somebody still has to write. Offsets are in the text. */
export function placeholdersIn(
  text: string,
  context: PlaceholderContext,
  vocabulary: Vocabulary,
): readonly Placeholder[] {
  let found: readonly Placeholder[] = wordsIn(text, context, vocabulary)
  const add = (pattern: RegExp, keep: (match: RegExpMatchArray) => boolean = () => true) => {
    if (!MAY_HOLD.get(pattern)?.test(text)) return
    const shows = pattern === VERSION || pattern === MASK
    const more = [...text.matchAll(pattern)].filter(keep).map((match) => {
      const from = match.index as number
      return { text: match[0], from, to: from + match[0].length, pattern: shows }
    })
    found = merged(found, more)
  }
  const messages = messagesIn(text)
  const messageAt = ({ index = 0 }: RegExpMatchArray): Message | null => {
    const before = messages[firstAt(messages, index, (message) => message.from) - 1]
    return before !== undefined && index < before.to ? before : null
  }
  if (!context.code) {
    add(STAND_IN, (match) => !messageAt(match)?.sentence)
    add(VERSION)
    add(BLANK)
    add(ANGLE, (match) => /\s/.test(match[1] as string) && asks(match[1] as string, vocabulary))
    add(
      CAPITALS,
      (match) => !ADDRESS.test(text.slice(Math.max(0, (match.index as number) - LONGEST_ADDRESS), match.index)),
    )
    add(SCAFFOLD)
  }
  if (!context.code || context.alone) add(MASK)
  add(BRACKET, (match) => {
    const at = match.index as number
    const [inner, behind] = [match[1] as string, at + match[0].length]
    // A wiki link stands in two brackets.
    if (text[at - 1] === '[' && text[behind] === ']') return false
    if (!isBlank(inner, context, vocabulary) || messageAt(match)) return false
    return !isNamed(inner, text.slice(Math.max(0, at - NEARBY), at), text.slice(behind, behind + NEARBY), vocabulary)
  })
  return found
}

/** `Press the [SAVE] button`, `Settings -> [Targets]`, `roles/[env]-base.json`: what somebody sees, or a piece of a name. */
function isNamed(inner: string, before: string, behind: string, vocabulary: Vocabulary): boolean {
  const said = saidOf(inner, vocabulary)
  if (said.has('asks') || said.has('named') || inner.includes('_')) return false
  if (BUTTON.test(inner) && (ARROW_BEFORE.test(before) || ARROW_BEHIND.test(behind))) return true
  if (PIECE_BEFORE.test(before) && PIECE_BEHIND.test(behind)) return inner === inner.toLowerCase()
  return saidOf(behind, vocabulary).has('names-what') || saidOf(before, vocabulary).has('names-next')
}

const saidOf = (text: string, vocabulary: Vocabulary): Hits => vocabulary.says('placeholders').find(text)

/** Whether a text begins with what asks for something to be written. */
const asks = (text: string, vocabulary: Vocabulary): boolean =>
  saidOf(text, vocabulary).all.some(({ name, from }) => name === 'asks' && from === 0)

/** Placeholders that are words. */
function wordsIn(text: string, { code }: PlaceholderContext, vocabulary: Vocabulary): readonly Placeholder[] {
  const said = saidOf(text, vocabulary)
  const mentioned = said.all.filter(({ name }) => name === 'mentioned')
  const found = said.all.flatMap((hit): readonly Placeholder[] => {
    let { from, to } = hit
    if (mentioned.some((one) => one.from <= from && to <= one.to)) return []
    const kind = code || hit.name !== 'capitals' ? null : OF_A_KIND.exec(text.slice(to, to + NEARBY))
    if (kind && WRITTEN_LARGE.test(text.slice(from, to)) && !GOES_ON.test(text[from - 1] ?? ''))
      return [{ text: text.slice(from, to + kind[0].length), from, to: to + kind[0].length, pattern: false }]
    while (text[from - 1] === '_' && text[to] === '_') {
      from--
      to++
    }
    if (GOES_ON.test(text[from - 1] ?? '') || GOES_ON.test(text[to] ?? '')) return []
    const written = text.slice(from, to)
    if (hit.name === 'insert') {
      if (code || text[from - 1] === '<' || saidOf(text.slice(to, to + NEARBY), vocabulary).has('not-inserted'))
        return []
      const what = written === written.toUpperCase() ? IN_CAPITALS.exec(text.slice(to, to + MOST_CAPITALS)) : null
      return what ? [{ text: written + what[0], from, to: to + what[0].length, pattern: false }] : []
    }
    const counts =
      hit.name === 'anywhere' ||
      (hit.name === 'note' &&
        (!SAID_BEFORE.test(text.slice(Math.max(0, from - NEARBY), from)) || said.has('is-a-note'))) ||
      (hit.name === 'prose' && !code) ||
      (hit.name === 'capitals' && WRITTEN_LARGE.test(written)) ||
      (hit.name === 'yours' && !code && YOURS.test(written))
    return counts ? [{ text: written, from, to, pattern: false }] : []
  })
  return found.filter(
    (one, index) => !found.slice(0, index).some((other) => one.from < other.to && other.from < one.to),
  )
}

const MOST_CAPITALS = 80
/** A word right before: what follows goes on with its sentence. */
const SAID_BEFORE = /[\p{L}\p{N},'’]["*_]*\s+$/u
const NEARBY = 60

/** True where nothing but a placeholder stands, or nothing at all. */
export const isUnfilled = rememberedBy((value: string, vocabulary: Vocabulary): boolean => {
  const text = bare(value)
  if (!text) return true
  const found = placeholdersIn(text, { code: false, alone: true }, vocabulary)
  const [first] = found
  if (!first) return /^(?:\?+|<[^<>]+>|-+|–|—|\.\.\.|…)$/.test(text) || saidOf(text, vocabulary).has('no-value')
  const rest = found.map((one, index) => text.slice(found[index - 1]?.to ?? 0, one.from))
  return [...rest, text.slice(found.at(-1)?.to)].join('').replace(/[^\p{L}\p{N}]/gu, '').length < 4
})

/** Nothing but a variable or a template's blank. */
const VARIABLE = /^(?:\$?\{\{?[^{}]*\}\}?|\$\w+|@@[\w.-]+@@|%\w+%)$/
const LONGEST_OPEN = 80

/** True where the whole of an answer is still to come: `tba`, `TBD by Friday`, `pending`, `${OWNER}`. */
export function isToCome(value: string, vocabulary: Vocabulary): boolean {
  const text = bare(value)
  return text.length <= LONGEST_OPEN && (VARIABLE.test(text) || saidOf(text, vocabulary).has('to-come'))
}

/** True where a text of one's own, outside of a document, is no answer yet: nothing, a placeholder, or one that is to come. */
export function isOpen(value: string, vocabulary: Vocabulary): boolean {
  return isUnfilled(value, vocabulary) || isToCome(value, vocabulary)
}

/** Without the quotes and stars around it. */
function bare(value: string): string {
  let from = 0
  let to = value.length
  while (from < to && /[\s*_`"'(]/.test(value[from] as string)) from++
  while (to > from && /[\s*_`"')]/.test(value[to - 1] as string)) to--
  return value.slice(from, to)
}

/** More than a name or an address: `"XXX parcels without a hub"`. */
const SENTENCE = /[a-z]{2}\s[^"]*[a-z]{2}/

interface Message {
  readonly from: number
  readonly to: number
  readonly sentence: boolean
}

/** `Say "rollback of [service] begins"`: messages to be sent, whose blanks are filled in when they are sent. */
function messagesIn(text: string): readonly Message[] {
  if (!/[["“]/.test(text)) return []
  return [...text.matchAll(/"[^"]*"|“[^”]*”/g)]
    .filter(([quote]) => quote.replace(/\[[^\][]*\]/g, '').replace(/[^\p{L}]/gu, '').length >= 6)
    .map(({ index, 0: quote }) => ({ from: index, to: index + quote.length, sentence: SENTENCE.test(quote) }))
}

function isBlank(inner: string, context: PlaceholderContext, vocabulary: Vocabulary): boolean {
  const text = inner.trim()
  if (!text || /^(?:x|\d+|\.{3}|…)$/i.test(text) || /^[\^@$!:#&*~=[-]/.test(text)) return false
  const said = saidOf(text, vocabulary)
  if (said.has('no-blank') || TICKET.test(text)) return false
  if (context.code) return /^(?:[A-Z][\w' ]*|[A-Z_ ]{3,})$/.test(text) && asks(text, vocabulary)
  if (asks(text, vocabulary) || /^[A-Z][A-Z0-9_/ -]{2,}$/.test(text)) return true
  if (said.has('named') && TITLED.test(text)) return true
  return context.alone && /^[\p{L}][\p{L}\p{N} ,/'’()-]*$/u.test(text)
}
