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
  if (words.trim() === '') return gluedIn(language, nearest)
  const known = EXAMPLE_LANGUAGES.find((one) => one === language)
  const expectation = expectationIn(words)
  if (known && expectation) return { language: known, expectation }
  if (known) {
    const [first = ''] = words.trim().split(/\s+/)
    const near = nearest(first, EXPECTATIONS)
    const message = `An example is "${words.trim().slice(0, 60)}", and that is no verdict.`
    return { message, fix: `${near ? `Did you mean "${near}"? ` : ''}Verdicts are ${EXPECTATIONS.join(', ')}.` }
  }
  if (!expectation && !(OTHER_NAMES.has(language) && nearest(words.trim(), EXPECTATIONS))) return null
  const near = OTHER_NAMES.get(language) ?? nearest(language, EXAMPLE_LANGUAGES)
  const message = `An example is written in "${language.slice(0, 60)}", which is no language of examples.`
  return { message, fix: `${near ? `Did you mean "${near}"? ` : ''}Languages are ${EXAMPLE_LANGUAGES.join(', ')}.` }
}

/** `yaml:go`, `yaml{no-go}` and `no-go` alone are meant as examples; `yaml:release.yaml` names a file. */
function gluedIn(written: string, nearest: NearestWord): Tag {
  if (expectationIn(written)) {
    const message = `An example is written in no language: "${written}" stands alone behind the fence.`
    return { message, fix: `Write the language first, for example \`\`\`yaml ${written}.` }
  }
  const [, name = '', verdict = ''] = GLUED.exec(written) ?? []
  const language = EXAMPLE_LANGUAGES.find((one) => one === name.toLowerCase()) ?? OTHER_NAMES.get(name.toLowerCase())
  const expectation = expectationIn(verdict) ?? nearest(verdict, EXPECTATIONS)
  if (!language || expectation === null) return null
  const message = `"${written.slice(0, 60)}" is no language: the verdict of an example stands apart.`
  return { message, fix: `Write \`\`\`${language} ${expectation}.` }
}

const GLUED = /^([A-Za-z]+)[^A-Za-z.]+([A-Za-z][A-Za-z-]*)[^A-Za-z.]*$/

/** The verdict that words spell; `go not-applicable` is an older way to say `not-applicable`. */
export function expectationIn(words: string): Expectation | null {
  const plain = words
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^go not-applicable$/, 'not-applicable')
  return EXPECTATIONS.find((one) => one === plain) ?? null
}
