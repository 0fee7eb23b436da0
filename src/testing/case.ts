import {
  EXPECTATIONS,
  type Example,
  type ExampleLanguage,
  type Problem,
  type Rule,
  type Source,
} from '../model/index.js'
import { exampleFrom, wrong } from './page.js'
import { expectationIn, type NearestWord } from './words.js'

const LANGUAGES: ReadonlyMap<string, ExampleLanguage> = new Map([
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['json', 'json'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['sh', 'shell'],
])
const NAME = /^(.+?)\.([^.]+)$/
const START = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/**
 * A case: a file of its own, `cases/<rule>/<verdict>[-words].<yaml|json|md|sh>`, with the markers of an example.
 *
 * @param place folder and name below `cases/`, such as `time-bound/no-go-in-words.md`
 * @param rules the rules of the pack
 */
export function caseOf(
  source: Source,
  place: string,
  rules: readonly Rule[],
  nearest: NearestWord,
): { readonly example: Example | null; readonly problems: readonly Problem[] } {
  const { path } = source
  const fail = (message: string, fix: string) => ({
    example: null,
    problems: [wrong('case-name', { message, fix }, { path, span: START })],
  })
  const [folder = '', name, deeper] = place.split('/')
  if (name === undefined || deeper !== undefined) {
    return fail(
      'A case does not lie in the folder of its rule.',
      'Move it to `cases/<rule>/<verdict>.<yaml|json|md|sh>`.',
    )
  }
  const names = rules.map(nameOf)
  const rule = rules.find((one) => nameOf(one) === folder)
  if (!rule) {
    const near = nearest(folder, names)
    const fix = near ? `Did you mean "${near}"?` : `Rules here: ${names.slice(0, 12).join(', ')}.`
    return fail(`A case is for the rule "${folder}", and there is none in this pack.`, fix)
  }
  const [, stem = '', ending = ''] = NAME.exec(name) ?? []
  const language = LANGUAGES.get(ending.toLowerCase())
  if (!language) return fail(`A case ends in ".${ending}".`, 'Cases end in .yaml, .json, .md or .sh.')
  const expectation = expectationOf(stem)
  if (!expectation) {
    const near = nearest(stem.split('-').slice(0, 2).join('-'), EXPECTATIONS)
    const fix = `${near ? `Did you mean "${near}"? ` : ''}Verdicts are ${EXPECTATIONS.join(', ')}; words follow after a hyphen.`
    return fail(`The name of a case begins with no verdict: "${stem.slice(0, 60)}".`, fix)
  }
  const lines = source.text.replace(/\r?\n$/, '').split(/\r?\n/)
  return exampleFrom(lines, { path, line: 0, language, expectation }, rule)
}

/** Whether a file would be a case if it lay where cases do: its name begins with a verdict, and ends as they end. */
export function isCaseName(name: string): boolean {
  const [, stem = '', ending = ''] = NAME.exec(name) ?? []
  return LANGUAGES.has(ending.toLowerCase()) && expectationOf(stem) !== null
}

/** `no-go-in-words` is `no-go`. */
function expectationOf(stem: string): Example['expectation'] | null {
  const longest = [...EXPECTATIONS, 'go-not-applicable'].sort((a, b) => b.length - a.length)
  const found = longest.find((word) => stem === word || stem.startsWith(`${word}-`))
  return found ? expectationIn(found.replace(/^go-not/, 'go not')) : null
}

function nameOf({ id }: Rule): string {
  return id.slice(id.indexOf('/') + 1)
}
