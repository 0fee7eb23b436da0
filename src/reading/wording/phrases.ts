import { type Token, tokensOf } from './tokens.js'

/** Phrases by class. `revert*` stands for any ending; `~` for up to three words between, `~~` for up to eight. */
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

const KEY_LENGTH = 3
const keyOf = (word: string) => word.slice(0, KEY_LENGTH)

/** Compiles phrases once; looking a text up takes time linear in its words. */
export function phrasebook(table: PhraseTable): Phrasebook {
  const index = new Map<string, Phrase[]>()
  for (const [name, phrases] of table) for (const phrase of phrases) enter(index, { name, parts: partsOf(phrase) })
  return { find: (text) => hitsOf(search(index, tokensOf(text))) }
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
    if (/^~+$/.test(part)) return { type: 'gap', most: part.length === 1 ? 3 : 8 }
    const word = part.toLowerCase()
    return word.endsWith('*') ? { type: 'stem', text: word.slice(0, -1) } : { type: 'word', text: word }
  })
}

function search(index: ReadonlyMap<string, readonly Phrase[]>, tokens: readonly Token[]): readonly Hit[] {
  const hits: Hit[] = []
  for (let start = 0; start < tokens.length; start++) {
    const token = tokens[start] as Token
    for (const phrase of index.get(keyOf(token.word)) ?? []) {
      const end = matchFrom(phrase.parts, 0, tokens, start)
      if (end < 0) continue
      const last = tokens[end] as Token
      hits.push({ name: phrase.name, from: token.from, to: last.to, words: phrase.parts.length })
    }
  }
  return hits
}

/** The index of the last token matched, or -1. */
function matchFrom(parts: readonly Part[], part: number, tokens: readonly Token[], at: number): number {
  const wanted = parts[part]
  if (!wanted) return at - 1
  if (wanted.type === 'gap') {
    for (let skipped = 0; skipped <= wanted.most; skipped++) {
      const end = matchFrom(parts, part + 1, tokens, at + skipped)
      if (end >= 0) return end
    }
    return -1
  }
  const token = tokens[at]
  if (!token) return -1
  const fits = wanted.type === 'word' ? token.word === wanted.text : token.word.startsWith(wanted.text)
  return fits ? matchFrom(parts, part + 1, tokens, at + 1) : -1
}

function hitsOf(all: readonly Hit[]): Hits {
  return {
    all,
    has: (name) => all.some((hit) => hit.name === name),
    first: (name) => all.find((hit) => hit.name === name),
  }
}
