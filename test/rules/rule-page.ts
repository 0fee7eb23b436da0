import { parse } from '../../src/formats/index.js'
import type { Document, Rule } from '../../src/model/index.js'
import type { Pack } from '../../src/policy/index.js'
import type { Material } from '../../src/rehearse.js'
import { nearestWord } from '../../src/schema/index.js'
import { type Page, pageOf } from '../../src/testing/index.js'
import { filesUnder, textOf } from '../architecture/tree.js'

/** The page beside a rule: `contract/time-bound` is `rules/contract/time-bound.md`. */
export function rulePage(rule: Rule): Page {
  const path = `rules/${rule.id}.md`
  return pageOf(parse({ path, text: textOf(path) })[0] as Document, rule, nearestWord)
}

/** What lies beside the rules of a shipped pack, for those of its rules that are to be tested. */
export function materialOf(pack: Pack, rules: readonly Rule[] = pack.rules): Material {
  const cases = sourcesBelow(`rules/${pack.id}/cases/`)
  const isFile = (place: string) => place.startsWith('files/')
  return {
    pack,
    rules,
    pages: new Map(rules.map(({ id }) => [id, sourceAt(`rules/${id}.md`)])),
    cases: cases.filter(({ place }) => !isFile(place)),
    files: new Map(
      cases.flatMap(({ place, source }) => (isFile(place) ? [[place.slice('files/'.length), source.text]] : [])),
    ),
    problems: [],
  }
}

function sourcesBelow(folder: string): Material['cases'] {
  const paths = filesUnder('rules').filter((path) => path.startsWith(folder))
  return paths.map((path) => ({ place: path.slice(folder.length), source: sourceAt(path) }))
}

function sourceAt(path: string) {
  return { path, text: textOf(path) }
}
