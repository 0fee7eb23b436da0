import { dirname, resolve } from 'node:path'
import type { Problem, Rule, Source } from '../../model/index.js'
import type { Pack } from '../../policy/index.js'
import type { Material } from '../../rehearse.js'
import { namesIn } from '../discover/names-in.js'
import { trouble } from '../discover/trouble.js'
import { type Loaded, readSource } from '../read-file.js'
import { filesBelow } from './files.js'
import { overlookedIn } from './overlooked.js'

/** Bytes. Examples are a few lines. */
const LARGEST = 1_000_000
const LINKED = 'files/'
/** Tells people about the cases, and is none. */
const README = /(?:^|\/)readme(?:\.\w+)?$/i

/** Reads what lies beside the rules of a pack: their pages, its cases, and the files that examples link to. */
export function materialOf(pack: Pack, rules: readonly Rule[], cwd: string): Material {
  const folder = dirname(pack.path)
  const problems: Problem[] = []
  const read = (path: string): readonly Source[] => {
    const { source, problems: found } = readSource(resolve(cwd, path), path, LARGEST)
    problems.push(...found.filter(({ severity }) => severity === 'error'))
    return source ? [source] : []
  }
  const printed = (name: string) => (folder === '.' ? name : `${folder}/${name}`)
  const names = [...namesIn(resolve(cwd, folder))].sort()
  const pages = rules.flatMap((rule) => {
    const name = names.find((one) => one === `${nameOf(rule)}.md`)
    return name === undefined ? [] : read(printed(name)).map((source) => [rule.id, source] as const)
  })
  const { files: cases, problems: unread } = filesBelow(resolve(cwd, folder, 'cases'), printed('cases'))
  const known = new Set(rules.map(nameOf))
  // Only some of the rules are tested: the cases of the others are theirs.
  const own = cases
    .filter((place) => !place.startsWith(LINKED) && !README.test(place))
    .filter((place) => rules.length === pack.rules.length || known.has(place.split('/')[0] ?? ''))
  // Anything may be linked to, a picture as well: it is read only where somebody asks what it says.
  const linked = cases
    .filter((place) => place.startsWith(LINKED))
    .map((place) => {
      const load = () => readSource(resolve(cwd, printed(`cases/${place}`)), place.slice(LINKED.length), LARGEST)
      return [place.slice(LINKED.length), once(load)] as const
    })
  return {
    pack,
    rules,
    pages: new Map(pages),
    cases: own.flatMap((place) => read(printed(`cases/${place}`)).map((source) => ({ place, source }))),
    files: new Map(linked),
    problems: [
      ...unread,
      ...problems,
      ...strays(names, pack, (name) => read(printed(name))),
      ...overlookedIn(resolve(cwd, folder), new Set(pack.rules.map(nameOf)), printed),
    ],
  }
}

/** Many examples may link to one file. */
function once(load: () => Loaded): () => Loaded {
  let loaded: Loaded | null = null
  return () => {
    loaded ??= load()
    return loaded
  }
}

/** Pages with examples that nobody runs, because no rule is called so. */
function strays(names: readonly string[], pack: Pack, read: (name: string) => readonly Source[]): readonly Problem[] {
  const known = new Set(pack.rules.map((rule) => `${nameOf(rule)}.md`))
  const others = names.filter((name) => /\.md$/i.test(name) && !known.has(name))
  return others.flatMap(read).flatMap(({ path, text }) => {
    if (!/^(?:`{3,}|~{3,})(?:yaml|json|markdown|shell) +\S/m.test(text)) return []
    const message = 'The page holds examples, and no rule beside it has its name.'
    return [trouble(path, 'page-without-rule', message, 'Name it after its rule, or write the rule beside it.')]
  })
}

function nameOf({ id }: Rule): string {
  return id.slice(id.indexOf('/') + 1)
}
