import type { FlatLexicon, Lists } from './flat-lexicon.js'

/** A lexicon as JSON holds it: words as texts, everything else as one text of base64. */
export interface PackedLexicon {
  readonly texts: Readonly<Record<string, string>>
  /** Length of each list of numbers in order. */
  readonly lengths: readonly number[]
  /** All of them one behind the other, each number as two bytes, 1 added so that -1 can be kept. */
  readonly numbers: string
}

const TEXTS = ['names', 'words', 'stems', 'endings'] as const
const LISTS = [
  'testsOfWords',
  'testsOfStems',
  'testsOfEndings',
  'steps',
  'needs',
  'byTest',
  'stepValues',
  'choices',
  'sequences',
] as const
const NUMBERS = ['testsOfNumbers', 'needed', 'books', 'entryNames', 'heads', 'always', 'stepTypes'] as const
const MOST = 2 ** 16 - 2

/** @throws Error where a number is too great: then the vocabulary has outgrown this form. */
export function packed(lexicon: FlatLexicon): PackedLexicon {
  const arrays = [
    ...LISTS.flatMap((name) => [lengthsOf(lexicon[name]), lexicon[name].values]),
    ...NUMBERS.map((name) => lexicon[name]),
  ]
  const all = arrays.flatMap((array) => [...array])
  if (all.some((number) => number > MOST)) throw new Error('the vocabulary has more phrases than two bytes can count')
  const numbers = Buffer.from(Uint16Array.from(all, (number) => number + 1).buffer).toString('base64')
  const texts = Object.fromEntries(TEXTS.map((name) => [name, lexicon[name].join(' ')]))
  return { texts, lengths: arrays.map(({ length }) => length), numbers }
}

export function unpacked({ texts, lengths, numbers }: PackedLexicon): FlatLexicon {
  const bytes = Buffer.from(numbers, 'base64')
  const all = new Int32Array(bytes.length / 2)
  for (let at = 0; at < all.length; at++) all[at] = bytes.readUInt16LE(2 * at) - 1
  let from = 0
  let nth = 0
  const next = (): Int32Array => {
    const array = all.subarray(from, from + (lengths[nth++] as number))
    from += array.length
    return array
  }
  const listOf = (): Lists => {
    const starts = startsOf(next())
    return { starts, values: next() }
  }
  const lists = LISTS.map((name) => [name, listOf()] as const)
  const plain = NUMBERS.map((name) => [name, next()] as const)
  const words = TEXTS.map((name) => [name, (texts[name] ?? '').split(' ').filter(Boolean)] as const)
  return Object.fromEntries<unknown>([...lists, ...plain, ...words]) as unknown as FlatLexicon
}

const lengthsOf = ({ starts }: Lists): Int32Array => starts.slice(1).map((end, at) => end - (starts[at] as number))

function startsOf(lengths: Int32Array): Int32Array {
  const starts = new Int32Array(lengths.length + 1)
  for (let at = 0; at < lengths.length; at++) starts[at + 1] = (starts[at] as number) + (lengths[at] as number)
  return starts
}
