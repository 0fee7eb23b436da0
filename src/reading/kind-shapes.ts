import type { Block, Document, Heading } from '../model/index.js'
import { saidOf } from './kind-titles.js'
import { isTitleLine } from './structure/titles.js'
import type { Vocabulary } from './vocabulary.js'
import { normalName } from './wording/tokens.js'

/** What stands around a way back where a release is planned. */
const PARTS = [
  'part-owners',
  'part-communication',
  'part-monitoring',
  'part-verification',
  'part-triggers',
  'part-approval',
] as const

/** Whether headings beside the one on rollback name at least two other parts of a plan. */
export function hasShapeOfPlan(headings: readonly Heading[], rollback: Heading, vocabulary: Vocabulary): boolean {
  const named = namesOf(headings.filter((heading) => heading !== rollback)).map((name) => saidOf(name, vocabulary))
  return PARTS.filter((part) => named.some((said) => said.has(part))).length >= 2
}

const namesOf = (headings: readonly Heading[]): readonly string[] => headings.map(({ text }) => normalName(text.text))

/** The headings of an enhancement proposal or of a product's specification. */
export function hasShapeOfProposal(headings: readonly Heading[], vocabulary: Vocabulary): boolean {
  const names = namesOf(headings).map((name) => name.replace(/^(?:\d+ )+/, ''))
  if (names.some((name) => saidOf(name, vocabulary).has('questionnaire'))) return true
  return new Set(names.filter((name) => saidOf(name, vocabulary).has('proposal-section'))).size >= 2
}

/** The headings of a piece of software's own manual, which may have a command called rollback. */
export function hasShapeOfManual(headings: readonly Heading[], vocabulary: Vocabulary): boolean {
  return new Set(namesOf(headings).filter((name) => saidOf(name, vocabulary).has('manual-section'))).size >= 2
}

/** The blocks of a text that opens with a bold line and has no headings, with such lines as what they were meant for. */
export function withHeadings(blocks: readonly Block[]): readonly Block[] {
  const [first] = blocks
  const isTitled = first?.type === 'paragraph' && isTitleLine(first.text, blocks[1], 1)
  if (!isTitled || blocks.some(({ type }) => type === 'heading')) return blocks
  let depth = 1
  return blocks.map((block, at) => {
    if (block.type !== 'paragraph' || !isTitleLine(block.text, blocks[at + 1], depth)) return block
    const heading: Heading = { type: 'heading', depth, text: block.text, span: block.span }
    depth = 2
    return heading
  })
}

/** A section that only says "see elsewhere" or one word is no runbook. */
export function saysHow(document: Document, heading: Heading): boolean {
  const at = document.blocks.indexOf(heading)
  for (const block of document.blocks.slice(at + 1)) {
    if (block.type === 'heading' && block.depth <= heading.depth) return false
    if (block.type === 'list' || block.type === 'code' || block.type === 'table') return true
    if (block.type === 'paragraph' && block.text.text.split(/\s+/).length >= 8) return true
  }
  return false
}

const TIME_OF_DAY = /\d\d:\d\d/

/** Whether a report says of a rollback that it was executed; one that was only considered leaves no record. */
export function tellsOfRollback(text: string, vocabulary: Vocabulary): boolean {
  return text.split(/[.!?](?=\s)|\n/).some((sentence) => {
    const said = saidOf(sentence, vocabulary)
    return said.has('way-back') && (said.has('happened') || TIME_OF_DAY.test(sentence)) && !said.has('unreal')
  })
}
