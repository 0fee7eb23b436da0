import type { Part, Sequence } from './grammar.js'

type Choice = Extract<Part, { readonly type: 'choice' }>

/** Alternatives by the word they begin with, each list in the order in which they are tried. */
interface Index {
  readonly byWord: ReadonlyMap<string, readonly Sequence[]>
  /** What can begin with more than the words it names. */
  readonly open: readonly Sequence[]
}

const indices = new WeakMap<Choice, Index>()

/** The alternatives that can begin with a word, or, behind the last word, those that name none: classes have a hundred. */
export function choicesAt(choice: Choice, word: string | undefined): readonly Sequence[] {
  const index = indices.get(choice) ?? indexOf(choice)
  indices.set(choice, index)
  return (word === undefined ? undefined : index.byWord.get(word)) ?? index.open
}

function indexOf({ choices }: Choice): Index {
  const named = new Map(choices.map((choice) => [choice, wordsOf(choice)]))
  const isOpen = (choice: Sequence) => named.get(choice) === null
  const words = new Set([...named.values()].flatMap((own) => [...(own ?? [])]))
  const beginsWith = (word: string) =>
    choices.filter((choice) => isOpen(choice) || (named.get(choice)?.has(word) ?? false))
  return { byWord: new Map([...words].map((word) => [word, beginsWith(word)])), open: choices.filter(isOpen) }
}

/** The words that a sequence begins with where it names them all, else null. */
function wordsOf([first]: Sequence): ReadonlySet<string> | null {
  return first?.type === 'words' && first.stems.length === 0 && first.endings.length === 0 ? first.words : null
}
