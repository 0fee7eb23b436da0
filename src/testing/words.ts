import { EXAMPLE_LANGUAGES, EXPECTATIONS, type ExampleLanguage, type Expectation } from '../model/index.js'

/** The known word nearest to another, or null. */
export type NearestWord = (word: string, known: readonly string[]) => string | null

/** What people call the languages elsewhere. */
const OTHER_NAMES: ReadonlyMap<string, ExampleLanguage> = new Map([
  ['yml', 'yaml'],
  ['md', 'markdown'],
  ['sh', 'shell'],
  ['bash', 'shell'],
  ['console', 'shell'],
  ['jsonc', 'json'],
])

/** What the words behind a fence say; null: they say nothing about an example. */
export type Tag =
  | { readonly language: ExampleLanguage; readonly expectation: Expectation }
  | { readonly message: string; readonly fix: string }
  | null

/** `yaml no-go` or `markdown go not-applicable`, as it stands behind a fence. Without any word it is no example. */
export function tagOf(language: string, words: string, nearest: NearestWord): Tag {
  if (words.trim() === '') return null
  const known = EXAMPLE_LANGUAGES.find((one) => one === language)
  const expectation = expectationIn(words)
  if (known && expectation) return { language: known, expectation }
  if (known) {
    const [first = ''] = words.trim().split(/\s+/)
    const near = nearest(first, EXPECTATIONS)
    const message = `An example is "${words.trim().slice(0, 60)}", and that is no verdict.`
    return { message, fix: `${near ? `Did you mean "${near}"? ` : ''}Verdicts are ${EXPECTATIONS.join(', ')}.` }
  }
  if (!expectation) return null
  const near = OTHER_NAMES.get(language) ?? nearest(language, EXAMPLE_LANGUAGES)
  const message = `An example is written in "${language.slice(0, 60)}", which is no language of examples.`
  return { message, fix: `${near ? `Did you mean "${near}"? ` : ''}Languages are ${EXAMPLE_LANGUAGES.join(', ')}.` }
}

/** The verdict that words spell; `go not-applicable` is an older way to say `not-applicable`. */
export function expectationIn(words: string): Expectation | null {
  const plain = words
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^go not-applicable$/, 'not-applicable')
  return EXPECTATIONS.find((one) => one === plain) ?? null
}
