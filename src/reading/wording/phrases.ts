import { type Token, tokensOf } from './tokens.js'

/**
 * Phrases by class. `revert*` stands for any ending; `~` for up to three words between, `~~` for up to eight. What is
 * skipped crosses no punctuation and no word that turns the sense round; `~~` may cross commas.
 */
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

type Part = { readonly type: 'word' | 'stem'; readonly text: string } | { readonly type: 'gap'; readonly most: number }
interface Phrase {
  readonly name: string
  readonly parts: readonly Part[]
}

/** Finds every phrase of every class in one pass over the words. */
export interface Phrasebook {
  find(text: string): Hits
}

const SHORT_GAP = 3
const LONG_GAP = 8
const KEY_LENGTH = 3
const keyOf = (word: string) => word.slice(0, KEY_LENGTH)

/** Compiles phrases once; looking a text up takes time linear in its words. */
export function phrasebook(table: PhraseTable): Phrasebook {
  const index = new Map<string, Phrase[]>()
  for (const [name, phrases] of table) for (const phrase of phrases) enter(index, { name, parts: partsOf(phrase) })
  return { find: (text) => hitsOf(search(index, text, tokensOf(text))) }
}

function enter(index: Map<string, Phrase[]>, phrase: Phrase): void {
  const head = phrase.parts[0]
  if (!head || head.type === 'gap') return
  // A stem shorter than the key would have to be entered under every key it starts: vocabulary tests forbid it.
  const key = keyOf(head.text)
  const bucket = index.get(key)
  if (bucket) bucket.push(phrase)
  else index.set(key, [phrase])
}

function partsOf(phrase: string): readonly Part[] {
  return phrase.split(/\s+/).map((part): Part => {
    if (/^~+$/.test(part)) return { type: 'gap', most: part.length === 1 ? SHORT_GAP : LONG_GAP }
    const word = part.toLowerCase()
    return word.endsWith('*') ? { type: 'stem', text: word.slice(0, -1) } : { type: 'word', text: word }
  })
}

function search(index: ReadonlyMap<string, readonly Phrase[]>, text: string, tokens: readonly Token[]): readonly Hit[] {
  const hits: Hit[] = []
  for (let start = 0; start < tokens.length; start++) {
    const token = tokens[start] as Token
    for (const phrase of index.get(keyOf(token.word)) ?? []) {
      const end = matchFrom(phrase.parts, 0, text, tokens, start)
      if (end < 0) continue
      const last = tokens[end] as Token
      hits.push({ name: phrase.name, from: token.from, to: last.to, words: phrase.parts.length })
    }
  }
  return hits
}

/** The index of the last token matched, or -1. */
function matchFrom(parts: readonly Part[], part: number, text: string, tokens: readonly Token[], at: number): number {
  const wanted = parts[part]
  if (!wanted) return at - 1
  if (wanted.type === 'gap') {
    for (let skipped = 0; skipped <= wanted.most; skipped++) {
      if (isBreak(text, tokens, at + skipped, wanted.most)) return -1
      const end = matchFrom(parts, part + 1, text, tokens, at + skipped)
      if (end >= 0) return end
      if (TURNS.has(tokens[at + skipped]?.word ?? '')) return -1
    }
    return -1
  }
  const token = tokens[at]
  if (!token) return -1
  const fits = wanted.type === 'word' ? token.word === wanted.text : token.word.startsWith(wanted.text)
  return fits ? matchFrom(parts, part + 1, text, tokens, at + 1) : -1
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

function hitsOf(all: readonly Hit[]): Hits {
  return {
    all,
    has: (name) => all.some((hit) => hit.name === name),
    first: (name) => all.find((hit) => hit.name === name),
  }
}
