import { parse } from '../../src/formats/index.js'
import type { Document, Rule } from '../../src/model/index.js'
import { nearestWord } from '../../src/schema/index.js'
import { type Page, pageOf } from '../../src/testing/index.js'
import { textOf } from '../architecture/tree.js'

/** The page beside a rule: `contract/time-bound` is `rules/contract/time-bound.md`. */
export function rulePage(rule: Rule): Page {
  const path = `rules/${rule.id}.md`
  return pageOf(parse({ path, text: textOf(path) })[0] as Document, rule, nearestWord)
}
