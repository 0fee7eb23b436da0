import { factGiven, GIVEN_LISTS, type GivenList, givenIn } from './given.js'
import type { Catalogue, DataNode, Example, MapEntry, Problem, Release, Span } from './model/index.js'
import { nearestWord } from './schema/index.js'

/**
 * What is wrong with the subjects that an example gives of the gate, at its place in the page: a fact that there is not
 * would leave the rule as silent as one that is met.
 */
export function givenMistakes(release: Release | null, example: Example, catalogue: Catalogue): readonly Problem[] {
  const given = givenIn(release)
  if (!given) return []
  const wrong: Wrong = (span, message, fix) => {
    const down = example.line - example.above
    const place = { ...span, line: span.line + down, endLine: span.endLine + down }
    return [{ code: 'example-given', severity: 'error', message, fix, path: example.path, span: place }]
  }
  const { kind, document } = release ?? {}
  if (kind !== 'release-plan')
    return wrong(given.keySpan, `Only a release plan has an \`${given.key}\`.`, 'Write it into one, or take it out.')
  const { value } = given
  if (value.type !== 'map') return document ? wrong(given.keySpan, `\`${given.key}\` holds no keys.`, PARTS) : []
  return value.entries.flatMap((entry) => partMistakes(entry, catalogue, wrong))
}

type Wrong = (span: Span, message: string, fix: string) => readonly Problem[]

const WORDS: readonly string[] = ['gate', ...GIVEN_LISTS]
const PARTS = `It holds ${WORDS.join(', ')}.`

function partMistakes({ key, keySpan, value }: MapEntry, catalogue: Catalogue, wrong: Wrong): readonly Problem[] {
  if (key === 'gate') {
    if (value.type !== 'map')
      return wrong(keySpan, '`gate` holds no facts.', 'Write `gate: { runbook.target: 2.14.3 }`.')
    return value.entries.flatMap((entry) => factMistakes(entry, '', catalogue, wrong))
  }
  const list = GIVEN_LISTS.find((one) => one === key)
  if (!list) return wrong(keySpan, `The gate has no \`${key}\`.`, `${meant(key, WORDS)}${PARTS}`)
  if (value.type !== 'sequence')
    return wrong(keySpan, `\`${key}\` is a list.`, `Write \`${key}: [{ … }]\`, one entry for each.`)
  return value.items.flatMap((item) => itemMistakes(item, list, catalogue, wrong))
}

function itemMistakes(item: DataNode, list: GivenList, catalogue: Catalogue, wrong: Wrong): readonly Problem[] {
  if (item.type !== 'map')
    return wrong(item.span, `An entry of \`${list}\` holds facts.`, `Write \`${list}: [{ … }]\`.`)
  return item.entries.flatMap((entry) => factMistakes(entry, `${list}.`, catalogue, wrong))
}

/** `within`: what the names of an entry leave out. */
function factMistakes(entry: MapEntry, within: string, catalogue: Catalogue, wrong: Wrong): readonly Problem[] {
  const spec = catalogue.get(`${within}${entry.key}`)
  if (!spec || (within === '' && !WHOLE.has(spec.subject))) {
    const known = [...catalogue.values()].filter(({ name, subject }) =>
      within === '' ? WHOLE.has(subject) : name.startsWith(within),
    )
    const words = known.map(({ name }) => name.slice(within.length))
    const all = within === '' ? 'The reference of facts has all.' : `They are ${words.join(', ')}.`
    return wrong(entry.keySpan, `There is no fact \`${within}${entry.key}\` here.`, `${meant(entry.key, words)}${all}`)
  }
  const fact = factGiven(spec.name, entry, catalogue)
  if (fact.state === 'stated') {
    const odd = [fact.value].flat().find((one) => spec.values && !spec.values.includes(String(one)))
    if (odd === undefined || !spec.values) return []
    const fix = `${meant(String(odd), spec.values)}It is one of ${spec.values.join(', ')}.`
    return wrong(entry.value.span, `\`${spec.name}\` is never ${JSON.stringify(odd)}.`, fix)
  }
  if (entry.value.type === 'map') return []
  return wrong(entry.value.span, `\`${spec.name}\` is not written as a ${spec.type}.`, UNREADABLE)
}

/** Facts that stand under `gate:` by their whole names. */
const WHOLE: ReadonlySet<string> = new Set(['gate', 'document'])
const UNREADABLE = 'Write it as a document would. What cannot be read is written `{ unreadable: why }`.'

function meant(word: string, known: readonly string[]): string {
  const near = nearestWord(word, known)
  return near === null ? '' : `Did you mean \`${near}\`? `
}
