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
import { leftOver } from './wording/apart.js'
import type { Hits } from './wording/phrases.js'
import { normalName, tokensOf } from './wording/tokens.js'

/** A Markdown document by its title or file name; other titles need a section on rollback that says something. */
export function kindOfMarkdown(document: Document, vocabulary: Vocabulary): KindFound {
  return kindOfText({ ...document, blocks: withHeadings(document.blocks) }, vocabulary)
}

/** What comes later in a title is no name. */
const LONGEST_TITLE = 300

interface Named {
  readonly title: string
  readonly file: string
  /** What the title and the name of the file say, in this order. */
  readonly said: readonly Hits[]
  readonly because: string
}

function kindOfText(document: Document, vocabulary: Vocabulary): KindFound {
  const headings = document.blocks.filter((block) => block.type === 'heading')
  const title = titleOf(document, headings, vocabulary).slice(0, LONGEST_TITLE)
  const file = fileName(document.path)
  const said = [title, file].map((name) => titles.saidOf(normalName(name), vocabulary))
  const because = title ? `its title is "${shortened(title)}"` : `its file is called ${file}`
  const named: Named = { title, file, said, because }
  const teaches = isAboutTheSubject(document, headings, named, vocabulary)
  if (teaches) return { kind: null, because: `${because}: ${teaches}, not a release document` }
  return byName(document, named, vocabulary) ?? bySection(document, headings, named, vocabulary)
}

function isAboutTheSubject(
  document: Document,
  headings: readonly Heading[],
  { title, file, said }: Named,
  vocabulary: Vocabulary,
): string | null {
  if (titles.isLesson(title, vocabulary) || titles.isLessonFolder(document.path, vocabulary))
    return 'a text about the subject'
  if (said[0]?.has('working')) return null
  if (titles.isLesson(spaced(file), vocabulary)) return 'a text about the subject'
  if (titles.isAboutUndo(title, document.path, vocabulary)) return "about one's own changes"
  if (titles.isAnnouncement(title, vocabulary)) return 'the template of a message'
  return hasShapeOfProposal(headings, vocabulary) ? 'a proposal by its headings' : null
}

function byName(document: Document, { title, file, said, because }: Named, vocabulary: Vocabulary): KindFound | null {
  const says = (name: string) => said.some((hits) => hits.has(name))
  if (speaksOfRollback(title, vocabulary) || speaksOfRollback(file, vocabulary)) {
    if (says('report') || said[0]?.has('rolled-back')) return { kind: 'rollback-record', because }
    if (says('strategy')) return { kind: 'rollback-strategy', because }
    if (says('procedure')) return { kind: 'procedure', because }
    return { kind: says('plan') && !says('rollback-plan') ? 'release-plan' : 'runbook', because }
  }
  if (says('report')) {
    if (tellsOfRollback(document.text, vocabulary))
      return { kind: 'rollback-record', because: `${because} and it tells of a rollback` }
    return { kind: null, because: `${because} and it tells of no rollback that was executed` }
  }
  if (says('plan')) return { kind: 'release-plan', because }
  const isOfSystem = says('loose-plan') && titles.saidOf(document.text, vocabulary).has('system')
  return isOfSystem ? { kind: 'release-plan', because } : null
}

function bySection(
  document: Document,
  headings: readonly Heading[],
  { title, file, said, because }: Named,
  vocabulary: Vocabulary,
): KindFound {
  const sections = headings.filter(({ text }) => isSectionOnRollback(text.text, vocabulary))
  const [first] = sections
  if (!first) return { kind: null, because: 'nothing in its title or headings speaks of a release or a rollback' }
  const telling = sections.find((heading) => saysHow(document, heading))
  if (!telling) return { kind: null, because: `only its section "${shortened(first.text.text)}" speaks of rollback` }
  const section = `a section "${shortened(telling.text.text)}"`
  if (said.some((hits) => hits.has('runbook'))) return { kind: 'runbook', because: `it has ${section}` }
  const isManual = hasShapeOfManual(headings, vocabulary) || said[1]?.has('about-a-project')
  if (!isManual && (titles.isOperation(title, vocabulary) || titles.isOperation(spaced(file), vocabulary)))
    return { kind: 'release-plan', because: `${because} and it has ${section}` }
  const second = sections.find((heading) => isSecondTitle(heading, headings, document, vocabulary))
  if (second) return { kind: 'runbook', because: `it has a second title "${shortened(second.text.text)}"` }
  if (!isManual && hasShapeOfPlan(headings, telling, vocabulary))
    return { kind: 'release-plan', because: `it has ${section} and others of a plan` }
  const none = { kind: null, because: `only its section "${shortened(telling.text.text)}" speaks of rollback` }
  return isManual ? none : { ...none, tellsAt: telling.span }
}

/** A heading of the first depth that says what is taken back; a bare "Rollback" is a section of whatever stands above. */
function isSecondTitle(
  heading: Heading,
  headings: readonly Heading[],
  document: Document,
  vocabulary: Vocabulary,
): boolean {
  if (heading.depth !== 1 || heading === headings[0] || !saysHow(document, heading)) return false
  const name = normalName(heading.text.text)
  const says = leftOver(name, titles.saidOf(name, vocabulary), 'generic')
  return says !== '' || headings.filter(({ depth }) => depth === 1).length === 2
}

function isSectionOnRollback(title: string, vocabulary: Vocabulary): boolean {
  if (!speaksOfRollback(title, vocabulary) || titles.isLocalUndo(title, vocabulary)) return false
  const said = titles.saidOf(title, vocabulary)
  return !said.has('a-state') && !said.has('there-or-back')
}

/** The first heading, unless others of its depth stand beside it: then it is one section among several. */
function titleOf(document: Document, headings: readonly Heading[], vocabulary: Vocabulary): string {
  const [first, ...rest] = headings
  if (first && (first.depth === 1 || rest.every((other) => other.depth > first.depth))) return first.text.text
  const titled = textAt(document.data, 'title', vocabulary)
  if (titled) return titled
  const opening = document.blocks[0]
  return opening?.type === 'paragraph' && !first ? (opening.text.text.split('\n')[0] ?? '') : ''
}

const fileName = (path: string): string => path.replace(/^.*\//, '').replace(/\.\w+$/, '')
const spaced = (file: string): string => file.replace(/[-_]+/g, ' ')
const shortened = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 60)

function speaksOfRollback(text: string, vocabulary: Vocabulary): boolean {
  return vocabulary.words
    .find(text)
    .all.some((hit) => hit.name === 'rollback' && tokensOf(text.slice(hit.from, hit.to)).length > 0)
}
