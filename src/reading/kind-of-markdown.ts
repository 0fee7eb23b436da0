import type { Document, Heading } from '../model/index.js'
import { type KindFound, textAt } from './kind-of-data.js'
import {
  hasShapeOfManual,
  hasShapeOfPlan,
  hasShapeOfProposal,
  saysHow,
  tellsOfRollback,
  withHeadings,
} from './kind-shapes.js'
import * as titles from './kind-titles.js'
import type { Vocabulary } from './vocabulary.js'
import { normalName, tokensOf } from './wording/tokens.js'

/** A Markdown document by its title or file name; other titles need a section on rollback that says something. */
export function kindOfMarkdown(document: Document, vocabulary: Vocabulary): KindFound {
  return kindOfText({ ...document, blocks: withHeadings(document.blocks) }, vocabulary)
}

/** Patterns look on through the whole title from every word that may open them. */
const LONGEST_TITLE = 300

function kindOfText(document: Document, vocabulary: Vocabulary): KindFound {
  const headings = document.blocks.filter((block) => block.type === 'heading')
  const title = titleOf(document, headings).slice(0, LONGEST_TITLE)
  const file = fileName(document.path)
  const named = { title, file, names: `${normalName(title)} ${normalName(file)}` }
  const because = title ? `its title is "${shortened(title)}"` : `its file is called ${file}`
  const teaches = isAboutTheSubject(document, headings, title, file)
  if (teaches) return { kind: null, because: `${because}: ${teaches}, not a release document` }
  return byName(document, named, because, vocabulary) ?? bySection(document, headings, named, because, vocabulary)
}

interface Named {
  readonly title: string
  readonly file: string
  readonly names: string
}

const WORKING_TITLE = /\b(?:plan|runbook|playbook|procedures?|checklist|instructions|strategy|request)\b/

function isAboutTheSubject(
  document: Document,
  headings: readonly Heading[],
  title: string,
  file: string,
): string | null {
  if (titles.isLesson(title) || titles.isLessonFolder(document.path)) return 'a text about the subject'
  const name = normalName(title)
  if (WORKING_TITLE.test(name)) return null
  if (titles.isLesson(file.replace(/[-_]+/g, ' '))) return 'a text about the subject'
  if (titles.isAboutUndo(title, document.path)) return "about one's own changes"
  if (titles.isAnnouncement(title)) return 'the template of a message'
  return hasShapeOfProposal(headings) ? 'a proposal by its headings' : null
}

function byName(
  document: Document,
  { title, file, names }: Named,
  because: string,
  vocabulary: Vocabulary,
): KindFound | null {
  const each = [normalName(title), normalName(file)]
  const isPlan = each.some((name) => titles.PLAN.test(name))
  if (speaksOfRollback(title, vocabulary) || speaksOfRollback(file, vocabulary)) {
    if (titles.RECORD.test(names) || /\brolled back\b/.test(each[0] ?? '')) return { kind: 'rollback-record', because }
    if (titles.STRATEGY.test(names)) return { kind: 'rollback-strategy', because }
    if (titles.PROCEDURE.test(names)) return { kind: 'procedure', because }
    return { kind: isPlan && !/\broll ?back plan\b/.test(names) ? 'release-plan' : 'runbook', because }
  }
  if (titles.RECORD.test(names)) {
    if (tellsOfRollback(document.text))
      return { kind: 'rollback-record', because: `${because} and it tells of a rollback` }
    return { kind: null, because: `${because} and it tells of no rollback that was executed` }
  }
  if (isPlan) return { kind: 'release-plan', because }
  const isLoose = each.some((name) => titles.LOOSE_PLAN.test(name))
  if (isLoose && SYSTEMS.test(document.text)) return { kind: 'release-plan', because }
  return null
}

const SYSTEMS =
  /\b(?:deploy\w*|roll(?:ed|ing|s)?[- ]?back\w*|back(?:ed|ing)?[- ]?out|roll(?:ed|ing)?[- ]?out|cut-?over|go-live|downgrad\w+)\b/i

function bySection(
  document: Document,
  headings: readonly Heading[],
  { title, file, names }: Named,
  because: string,
  vocabulary: Vocabulary,
): KindFound {
  const sections = headings.filter(({ text }) => isSectionOnRollback(text.text, vocabulary))
  const [first] = sections
  if (!first) return { kind: null, because: 'nothing in its title or headings speaks of a release or a rollback' }
  const telling = sections.find((heading) => saysHow(document, heading))
  if (!telling) return { kind: null, because: `only its section "${shortened(first.text.text)}" speaks of rollback` }
  const section = `a section "${shortened(telling.text.text)}"`
  if (titles.RUNBOOK.test(names)) return { kind: 'runbook', because: `it has ${section}` }
  const isManual = hasShapeOfManual(headings) || NOT_RUN.test(normalName(file))
  if (!isManual && (titles.isOperation(title) || titles.isOperation(file.replace(/[-_]+/g, ' '))))
    return { kind: 'release-plan', because: `${because} and it has ${section}` }
  const second = sections.find((heading) => isSecondTitle(heading, headings, document))
  if (second) return { kind: 'runbook', because: `it has a second title "${shortened(second.text.text)}"` }
  if (!isManual && hasShapeOfPlan(headings, telling))
    return { kind: 'release-plan', because: `it has ${section} and others of a plan` }
  return { kind: null, because: `only its section "${shortened(first.text.text)}" speaks of rollback` }
}

/** Files about working on a project, whatever sections they have. */
const NOT_RUN = /^(?:contributing|changelog|code of conduct|style guide)\b/

/** A heading of the first depth that says what is taken back; a bare "Rollback" is a section of whatever stands above. */
function isSecondTitle(heading: Heading, headings: readonly Heading[], document: Document): boolean {
  if (heading.depth !== 1 || heading === headings[0] || !saysHow(document, heading)) return false
  const says = normalName(heading.text.text).replace(GENERIC, '').trim()
  return says !== '' || headings.filter(({ depth }) => depth === 1).length === 2
}

const GENERIC =
  /\b(?:roll ?backs?|roll(?:ing)?|back|revert\w*|undo|steps?|procedures?|process|of|a|an|the|to|how|replacement|\d+)\b/g

function isSectionOnRollback(title: string, vocabulary: Vocabulary): boolean {
  if (titles.isLocalUndo(title) || /^\W*rolled back\W*$/i.test(title) || /\bupgrade\W+downgrade\b/i.test(title))
    return false
  return speaksOfRollback(title, vocabulary)
}

/** The first heading, unless others of its depth stand beside it: then it is one section among several. */
function titleOf(document: Document, headings: readonly Heading[]): string {
  const [first, ...rest] = headings
  if (first && (first.depth === 1 || rest.every((other) => other.depth > first.depth))) return first.text.text
  const titled = textAt(document.data, 'title')
  if (titled) return titled
  const opening = document.blocks[0]
  return opening?.type === 'paragraph' && !first ? (opening.text.text.split('\n')[0] ?? '') : ''
}

const fileName = (path: string): string => path.replace(/^.*\//, '').replace(/\.\w+$/, '')
const shortened = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 60)

function speaksOfRollback(text: string, vocabulary: Vocabulary): boolean {
  return vocabulary.words
    .find(text)
    .all.some((hit) => hit.name === 'rollback' && tokensOf(text.slice(hit.from, hit.to)).length > 0)
}
