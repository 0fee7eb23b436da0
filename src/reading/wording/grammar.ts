/** One part of a phrase. */
export type Part =
  | {
      readonly type: 'words'
      readonly words: ReadonlySet<string>
      readonly stems: readonly string[]
      readonly endings: readonly string[]
    }
  | { readonly type: 'number' }
  | { readonly type: 'gap'; readonly least: number; readonly most: number }
  | { readonly type: 'start' }
  | { readonly type: 'end' }
  | { readonly type: 'choice'; readonly choices: readonly Sequence[]; readonly optional: boolean }
export type Sequence = readonly Part[]

/** Looks up the phrases of a class that another phrase refers to. */
export type Refer = (name: string) => readonly Sequence[]

export const SHORT_GAP = 3
const LONG_GAP = 8

const LEXEME = /\s*(?:(~+)|([()|?^$])|<([\w-]+)>|([^\s()|?^$~<>]+))/gy

/**
 * Reads a phrase: words in order, where `revert*` takes any ending and `*ly` any beginning, `<number>` is any number, `~` skips up to three words and
 * `~~` up to eight, `_` exactly one, `(must|have to)` is one of several, `then?` and `(the old)?` may be left out, `^` and `$` are the
 * two ends of the text, and `<role>` is any phrase of another class.
 *
 * @throws Error with the phrase and what is wrong with it.
 */
export function parsePhrase(phrase: string, refer: Refer): Sequence {
  const lexemes = lexed(phrase)
  let next = 0
  const sequence = parseSequence()
  if (next < lexemes.length) throw new Error(`"${phrase}": "${lexemes[next]}" has no opening bracket`)
  if (!hasWord(sequence)) throw new Error(`"${phrase}": a phrase needs a word that is not left out`)
  return sequence

  function parseSequence(): Sequence {
    const parts: Part[] = []
    for (let lexeme = lexemes[next]; lexeme !== undefined && lexeme !== ')' && lexeme !== '|'; lexeme = lexemes[next]) {
      next++
      const part = lexeme === '(' ? parseChoice() : partOf(lexeme, refer)
      if (lexemes[next] !== '?') parts.push(part)
      else {
        next++
        parts.push({ type: 'choice', choices: [[part]], optional: true })
      }
    }
    return parts
  }

  function parseChoice(): Part {
    const choices = [parseSequence()]
    while (lexemes[next] === '|') {
      next++
      choices.push(parseSequence())
    }
    if (lexemes[next++] !== ')') throw new Error(`"${phrase}": a bracket is not closed`)
    if (choices.some((choice) => choice.length === 0)) throw new Error(`"${phrase}": one of the alternatives is empty`)
    return simplified(choices)
  }
}

function lexed(phrase: string): readonly string[] {
  const lexemes: string[] = []
  LEXEME.lastIndex = 0
  const text = phrase.trim()
  while (LEXEME.lastIndex < text.length) {
    const at = LEXEME.lastIndex
    const match = LEXEME.exec(text)
    if (!match) throw new Error(`"${phrase}": "${text.slice(at)}" cannot be read`)
    lexemes.push(match[3] === undefined ? match[0].trim() : `<${match[3]}`)
  }
  return lexemes
}

function partOf(lexeme: string, refer: Refer): Part {
  if (lexeme.startsWith('~')) return { type: 'gap', least: 0, most: lexeme.length === 1 ? SHORT_GAP : LONG_GAP }
  if (lexeme === '_') return { type: 'gap', least: 1, most: 1 }
  if (lexeme === '^') return { type: 'start' }
  if (lexeme === '$') return { type: 'end' }
  if (lexeme === '<number') return { type: 'number' }
  if (lexeme.startsWith('<')) return simplified(refer(lexeme.slice(1)))
  const word = lexeme.toLowerCase()
  const none = { type: 'words', words: new Set<string>(), stems: [], endings: [] } as const
  if (word.endsWith('*')) return { ...none, stems: [word.slice(0, -1)] }
  return word.startsWith('*') ? { ...none, endings: [word.slice(1)] } : { ...none, words: new Set([word]) }
}

/** Alternatives of one word each are looked up at once. */
function simplified(choices: readonly Sequence[]): Part {
  const single = choices.flatMap(([part, ...rest]) => (part?.type === 'words' && rest.length === 0 ? [part] : []))
  if (single.length < choices.length) return { type: 'choice', choices, optional: false }
  return {
    type: 'words',
    words: new Set(single.flatMap(({ words }) => [...words])),
    stems: single.flatMap(({ stems }) => stems),
    endings: single.flatMap(({ endings }) => endings),
  }
}

const hasWord = (sequence: Sequence): boolean =>
  sequence.some(
    (part) =>
      part.type === 'words' ||
      part.type === 'number' ||
      (part.type === 'choice' && !part.optional && part.choices.every(hasWord)),
  )

/**
 * What the first word of a match can be: a word, the first `length` letters of a stem with a `*` behind them, `#` for a
 * number; with `^` before it where it must be the first of the text, and `^` alone for any first word.
 */
export function headsOf(sequence: Sequence, length: number): ReadonlySet<string> {
  const [first, ...rest] = sequence
  if (first?.type === 'start') return new Set([...headsOf(rest, length)].map((head) => `^${head.replace('^', '')}`))
  const heads = new Set<string>()
  for (const part of sequence) {
    if (part.type === 'words') {
      for (const word of part.words) heads.add(word)
      for (const stem of part.stems) heads.add(`${stem.slice(0, length)}*`)
    } else if (part.type === 'number') heads.add('#')
    else if (part.type === 'gap') return new Set(['^'])
    else if (part.type === 'choice')
      for (const choice of part.choices) for (const head of headsOf(choice, length)) heads.add(head)
    if (heads.has('^')) return new Set(['^'])
    if (part.type === 'words' || part.type === 'number' || (part.type === 'choice' && !part.optional)) break
  }
  return heads
}
