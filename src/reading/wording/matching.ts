import { type FlatLexicon, listAt, STEP_TYPES } from './flat-lexicon.js'
import { SHORT_GAP } from './grammar.js'
import type { KnownWord } from './known-words.js'

/** A text as phrases are matched with it. */
export interface Words {
  readonly text: string
  /** Where the words begin and end, two numbers a word. */
  readonly places: readonly number[]
  readonly known: readonly KnownWord[]
  /** What parts each word from the one before it, as far as somebody asked. */
  readonly breaks: number[]
}

/** One step of a match with what comes behind it; a plain chain, because this is asked most often of all. */
export interface Node {
  readonly asks: 'word' | 'choice' | 'gap' | 'start' | 'end' | 'nothing'
  /** Of a word: one bit of one of its numbers. */
  readonly index: number
  readonly bit: number
  /** Of a choice: the chains of its alternatives, each going on behind it. */
  readonly choices: readonly Node[]
  readonly optional: boolean
  /** Of a gap. */
  readonly least: number
  readonly most: number
  readonly next: Node | null
}

const MATCHED: Node = {
  asks: 'nothing',
  index: 0,
  bit: 0,
  choices: [],
  optional: false,
  least: 0,
  most: 0,
  next: null,
}

/** The steps of a phrase as a chain, from their numbers. */
export function chainOf(numbers: Int32Array, lexicon: FlatLexicon, behind: Node = MATCHED): Node {
  return numbers.reduceRight<Node>((next, number) => nodeOf(number, lexicon, next), behind)
}

function nodeOf(number: number, lexicon: FlatLexicon, next: Node): Node {
  const asks = STEP_TYPES[lexicon.stepTypes[number] as number] as (typeof STEP_TYPES)[number]
  const [value = 0, other = 0] = listAt(lexicon.stepValues, number)
  const node = { ...MATCHED, asks, next }
  if (asks === 'word') return { ...node, index: value >> 5, bit: 1 << (value & 31) }
  if (asks === 'gap') return { ...node, least: value, most: other }
  if (asks !== 'choice') return node
  const choices = Array.from(listAt(lexicon.choices, number), (one) =>
    chainOf(listAt(lexicon.sequences, one), lexicon, next),
  )
  return { ...node, choices, optional: value === 1 }
}

/** Where the match ends, counted in words, or -1. The first alternative with which all the rest fits is taken. */
export function matchEnd(words: Words, from: Node, start: number): number {
  const { known } = words
  let at = start
  let node = from
  for (;;) {
    switch (node.asks) {
      case 'word': {
        const word = known[at]
        if (word === undefined || ((word.bits[node.index] as number) & node.bit) === 0) return -1
        at++
        break
      }
      case 'choice':
        for (const choice of node.choices) {
          const end = matchEnd(words, choice, at)
          if (end >= 0) return end
        }
        if (!node.optional) return -1
        break
      case 'gap':
        return behindGap(words, node, at)
      case 'start':
        if (at !== 0) return -1
        break
      case 'end':
        if (at !== known.length) return -1
        break
      default:
        return at
    }
    node = node.next as Node
  }
}

function behindGap(words: Words, { least, most, next }: Node, at: number): number {
  const { known } = words
  for (let skipped = 0; skipped <= most; skipped++) {
    if (at + skipped > known.length || isBreak(words, at + skipped, most)) return -1
    const end = skipped < least ? -1 : matchEnd(words, next as Node, at + skipped)
    if (end >= 0) return end
    if (known[at + skipped]?.turns) return -1
  }
  return -1
}

/** How much parts a word from the one before it. */
const [NEAR, PARTED, STOPPED] = [1, 2, 3] as const

/** Whether punctuation parts a word from the one before it, more than a gap of that width goes across. */
function isBreak({ text, places, known, breaks }: Words, at: number, most: number): boolean {
  if (at === 0 || at >= known.length) return false
  breaks[at] ||= breakIn(text.slice(places[2 * at - 1], places[2 * at]))
  return (breaks[at] as number) >= (most > SHORT_GAP ? STOPPED : PARTED)
}

const PUNCTUATION = /[,;:.!?]["'”’)*_`]*\s|[|–—]|\s-+\s/
const STOP = /[;:.!?]["'”’)*_`]*\s|\|/

function breakIn(between: string): number {
  if (between === ' ') return NEAR
  if (STOP.test(between)) return STOPPED
  return PUNCTUATION.test(between) ? PARTED : NEAR
}
