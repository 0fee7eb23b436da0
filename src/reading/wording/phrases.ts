import { choicesAt } from './choices.js'
import { headsOf, type Part, parsePhrase, type Sequence, SHORT_GAP } from './grammar.js'
import { isNumber, KEY_LENGTH, type Token, tokensOf } from './tokens.js'

/** Phrases by class; `grammar.ts` says how a phrase is written. */
export type PhraseTable = ReadonlyMap<string, readonly string[]>

/** A phrase found in a text. */
export interface Hit {
  readonly name: string
  readonly from: number
  readonly to: number
  /** How many words it has: the longer phrase knows better. */
  readonly words: number
}

/** What was found in one text. */
export interface Hits {
  readonly all: readonly Hit[]
  has(name: string): boolean
  first(name: string): Hit | undefined
}

interface Phrase {
  readonly name: string
  readonly parts: Sequence
}

/** Finds every phrase of every class in one pass over the words. */
export interface Phrasebook {
  find(text: string): Hits
}

/** Several readers ask the same sentence; a whole document is asked about once. */
const REMEMBERED = 512
const LONGEST_REMEMBERED = 2000

/**
 * Compiles phrases once; `terms` are classes that phrases may refer to and nobody asks for. Looking a text up takes time linear in its words.
 *
 * @throws Error on a phrase that cannot be read, and on classes that refer to each other in a circle.
 */
export function phrasebook(table: PhraseTable, terms: PhraseTable = new Map()): Phrasebook {
  const index = new Map<string, Phrase[]>()
  const parsed = parsedClasses(table, terms)
  for (const [name, sequences] of parsed) for (const parts of sequences) enter(index, { name, parts })
  const remembered = new Map<string, Hits>()
  return {
    find(text) {
      if (text.length > LONGEST_REMEMBERED) return hitsOf(search(index, text, tokensOf(text)))
      const known = remembered.get(text)
      if (known) return known
      if (remembered.size >= REMEMBERED) remembered.clear()
      const hits = hitsOf(search(index, text, tokensOf(text)))
      remembered.set(text, hits)
      return hits
    },
  }
}

function parsedClasses(table: PhraseTable, terms: PhraseTable): ReadonlyMap<string, readonly Sequence[]> {
  const parsed = new Map<string, readonly Sequence[]>()
  const known = new Map<string, readonly Sequence[]>()
  const open = new Set<string>()
  const refer = (name: string): readonly Sequence[] => {
    const ready = known.get(name)
    if (ready) return ready
    const phrases = table.get(name) ?? terms.get(name)
    if (!phrases) throw new Error(`no class of phrases is named "${name}"`)
    if (open.has(name)) throw new Error(`the phrases of "${name}" refer to themselves`)
    open.add(name)
    const sequences = phrases.map((phrase) => parsePhrase(phrase, refer))
    known.set(name, sequences)
    return sequences
  }
  for (const name of table.keys()) parsed.set(name, refer(name))
  return parsed
}

function enter(index: Map<string, Phrase[]>, phrase: Phrase): void {
  // A stem shorter than the key would have to be entered under every key it starts: vocabulary tests forbid it.
  for (const head of headsOf(phrase.parts, KEY_LENGTH)) {
    const bucket = index.get(head)
    if (bucket) bucket.push(phrase)
    else index.set(head, [phrase])
  }
}

function search(index: ReadonlyMap<string, readonly Phrase[]>, text: string, tokens: readonly Token[]): readonly Hit[] {
  const hits: Hit[] = []
  const words: Words = { text, tokens }
  for (let start = 0; start < tokens.length; start++) {
    const { keys } = tokens[start] as Token
    for (const key of keys) look(index.get(key), words, start, hits)
    if (start > 0) continue
    look(index.get('^'), words, start, hits)
    for (const key of keys) look(index.get(`^${key}`), words, start, hits)
  }
  return hits
}

function look(bucket: readonly Phrase[] | undefined, words: Words, start: number, hits: Hit[]): void {
  if (bucket === undefined) return
  for (const { name, parts } of bucket) {
    const end = matchFrom(words, parts, 0, start, asItIs)
    if (end <= start) continue
    const [first, last] = [words.tokens[start] as Token, words.tokens[end - 1] as Token]
    hits.push({ name, from: first.from, to: last.to, words: parts.length })
  }
}

const asItIs = (at: number): number => at

interface Words {
  readonly text: string
  readonly tokens: readonly Token[]
}

/** Where the match ends, counted in tokens, or -1. `then`: what has to match behind it. */
function matchFrom(words: Words, parts: Sequence, from: number, start: number, then: (at: number) => number): number {
  let at = start
  for (let part = from; part < parts.length; part++) {
    const wanted = parts[part] as Part
    if (wanted.type === 'gap' || wanted.type === 'choice') {
      const onward = (next: number) => matchFrom(words, parts, part + 1, next, then)
      return wanted.type === 'gap' ? matchGap(words, wanted, at, onward) : matchChoice(words, wanted, at, onward)
    }
    const word = words.tokens[at]?.word
    if (wanted.type === 'start' || wanted.type === 'end') {
      if (at !== (wanted.type === 'start' ? 0 : words.tokens.length)) return -1
    } else if (word === undefined || !fits(wanted, word)) return -1
    else at++
  }
  return then(at)
}

type Of<T extends Part['type']> = Extract<Part, { readonly type: T }>

function fits(wanted: Of<'number'> | Of<'words'>, word: string): boolean {
  if (wanted.type === 'number') return isNumber(word)
  return (
    wanted.words.has(word) ||
    wanted.stems.some((stem) => word.startsWith(stem)) ||
    wanted.endings.some((ending) => word.endsWith(ending))
  )
}

function matchChoice(words: Words, wanted: Of<'choice'>, at: number, onward: (at: number) => number): number {
  for (const choice of choicesAt(wanted, words.tokens[at]?.word)) {
    const end = matchFrom(words, choice, 0, at, onward)
    if (end >= 0) return end
  }
  return wanted.optional ? onward(at) : -1
}

function matchGap(
  { text, tokens }: Words,
  { least, most }: Of<'gap'>,
  at: number,
  onward: (at: number) => number,
): number {
  for (let skipped = 0; skipped <= most; skipped++) {
    if (at + skipped > tokens.length || isBreak(text, tokens, at + skipped, most)) return -1
    const end = skipped < least ? -1 : onward(at + skipped)
    if (end >= 0) return end
    if (TURNS.has(tokens[at + skipped]?.word ?? '')) return -1
  }
  return -1
}

/** Words that no gap skips: what follows them is meant the other way round. */
const TURNS: ReadonlySet<string> = new Set(['no', 'not', 'never', 'without', 'except', 'nor'])

/** Whether punctuation parts a word from the one before it. */
function isBreak(text: string, tokens: readonly Token[], at: number, most: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at]]
  if (!before || !after) return false
  return (most > SHORT_GAP ? STOP : PUNCTUATION).test(text.slice(before.to, after.from))
}
const PUNCTUATION = /[,;:.!?]["'”’)*_`]*\s|[|–—]|\s-+\s/
const STOP = /[;:.!?]["'”’)*_`]*\s|\|/

const NONE: Hits = { all: [], has: () => false, first: () => undefined }

function hitsOf(all: readonly Hit[]): Hits {
  if (all.length === 0) return NONE
  return {
    all,
    has: (name) => all.some((hit) => hit.name === name),
    first: (name) => all.find((hit) => hit.name === name),
  }
}
