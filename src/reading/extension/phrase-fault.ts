import { headsOf, parsePhrase, type Refer, type Sequence } from '../wording/grammar.js'
import { tokensOf } from '../wording/tokens.js'

/** What is wrong with a text, to be said after its name, and what to do. */
export interface TextFault {
  readonly message: string
  readonly fix: string
}

/** A phrase that can be read in more ways would make looking it up slow. */
const MOST_WAYS = 1000
const FEWEST_LETTERS = 3

/** Why a phrase cannot be added to classes, or null. `classes` are those that it may refer to. */
export function phraseFault(
  phrase: string,
  classes: Readonly<Record<string, readonly string[]>>,
  nearestWord: (word: string, known: readonly string[]) => string | null,
): TextFault | null {
  let sequence: Sequence
  try {
    sequence = parsePhrase(phrase, referTo(classes))
  } catch (error) {
    const message = (error as Error).message.replace(`"${phrase}": `, '')
    const unknown = [...phrase.matchAll(/<([\w-]+)>/g)].flatMap(([, name = '']) =>
      Object.hasOwn(classes, name) ? [] : [name],
    )
    const near = unknown[0] === undefined ? null : nearestWord(unknown[0], Object.keys(classes))
    const fix = near ? `Did you mean "<${near}>"?` : 'Write words in order, such as `switch* (back|over) to standby`.'
    return { message: `cannot be read: ${message}`, fix }
  }
  return wordFault(sequence) ?? headFault(sequence) ?? waysFault(sequence)
}

function referTo(classes: Readonly<Record<string, readonly string[]>>): Refer {
  const open = new Set<string>()
  const refer: Refer = (name) => {
    if (!Object.hasOwn(classes, name)) throw new Error(`no class of phrases is named "${name}"`)
    if (open.has(name)) throw new Error(`the phrases of "${name}" refer to themselves`)
    open.add(name)
    const sequences = (classes[name] ?? []).map((phrase) => parsePhrase(phrase, refer))
    open.delete(name)
    return sequences
  }
  return refer
}

/** Texts are taken apart into words before they are looked up. */
function wordFault(sequence: Sequence): TextFault | null {
  for (const word of wordsOf(sequence)) {
    const taken = tokensOf(word).map((token) => token.word)
    if (taken.length === 1 && taken[0] === word) continue
    const meant = taken.join(' ')
    return meant
      ? { message: `has "${word}", which texts never hold: they are taken apart into words`, fix: `Write "${meant}".` }
      : { message: `has "${word}", which is no word`, fix: 'Leave it out; punctuation does not matter.' }
  }
  return null
}

const wordsOf = (sequence: Sequence): readonly string[] =>
  sequence.flatMap((part) => {
    if (part.type === 'words') return [...part.words, ...part.stems]
    return part.type === 'choice' ? part.choices.flatMap(wordsOf) : []
  })

function headFault(sequence: Sequence): TextFault | null {
  const heads = headsOf(sequence, FEWEST_LETTERS)
  if (heads.has('^') && sequence[0]?.type !== 'start')
    return {
      message: 'begins with words that it does not name',
      fix: 'Begin with a word, or with `^` for the start of the text.',
    }
  const short = stemsAtHead(sequence).find((stem) => stem.length < FEWEST_LETTERS)
  return short === undefined
    ? null
    : {
        message: `begins with "${short}*", which is too short`,
        fix: `A stem at the beginning has ${FEWEST_LETTERS} letters or more.`,
      }
}

/** The stems that a match may begin with. */
function stemsAtHead(sequence: Sequence): readonly string[] {
  const stems: string[] = []
  for (const part of sequence) {
    if (part.type === 'words') stems.push(...part.stems)
    if (part.type === 'choice') stems.push(...part.choices.flatMap(stemsAtHead))
    if (part.type === 'words' || part.type === 'number' || (part.type === 'choice' && !part.optional)) break
  }
  return stems
}

function waysFault(sequence: Sequence): TextFault | null {
  return waysThrough(sequence) <= MOST_WAYS
    ? null
    : {
        message: 'can be read in too many ways',
        fix: 'Write several phrases, with fewer gaps, alternatives and words that may be left out.',
      }
}

function waysThrough(sequence: Sequence): number {
  return sequence.reduce((ways, part) => {
    if (part.type === 'gap') return ways * (part.most - part.least + 1)
    if (part.type !== 'choice') return ways
    return ways * part.choices.reduce((sum, choice) => sum + waysThrough(choice), part.optional ? 1 : 0)
  }, 1)
}
