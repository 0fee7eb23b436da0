import type { Block, Document, Heading } from '../model/index.js'
import { isTitleLine } from './structure/titles.js'
import { normalName } from './wording/tokens.js'

/** What stands around a way back where a release is planned, by the words of headings. */
const PARTS: readonly RegExp[] = [
  /\b(?:owners?|ownership|responsib\w+|responsible|raci|who (?:owns|decides))\b/,
  /\b(?:communicat\w+|notif\w+|stakeholders?)\b/,
  /\b(?:monitor\w*|observability|dashboards?|signals)\b/,
  /\b(?:verif\w+|validat\w+|smoke tests?|health checks?)\b/,
  /\b(?:triggers?|rollback criteria|abort criteria|when to roll back)\b/,
  /\b(?:approv\w+|sign offs?|go no go|authori\w+ to)\b/,
]

/** Whether headings beside the one on rollback name at least two other parts of a plan. */
export function hasShapeOfPlan(headings: readonly Heading[], rollback: Heading): boolean {
  const names = headings.filter((heading) => heading !== rollback).map(({ text }) => normalName(text.text))
  return PARTS.filter((part) => names.some((name) => part.test(name))).length >= 2
}

const QUESTIONNAIRE = /^production readiness review questionnaire$/
const PROPOSED =
  /^(?:motivation|(?:goals and )?non goals|user (?:story|stories)|acceptance criteria|graduation criteria|drawbacks|alternatives(?: considered)?|proposal|problem statement|personas|(?:functional )?requirements|success metrics|design details)\b/

/** The headings of an enhancement proposal or of a product's specification. */
export function hasShapeOfProposal(headings: readonly Heading[]): boolean {
  const names = headings.map(({ text }) => normalName(text.text).replace(/^(?:\d+ )+/, ''))
  if (names.some((name) => QUESTIONNAIRE.test(name))) return true
  return new Set(names.filter((name) => PROPOSED.test(name))).size >= 2
}

const MANUAL =
  /^(?:install(?:ation)?|usage|contributing|licen[cs]e|getting started|quick ?start|api(?: reference)?|authors|acknowledge?ments)$/

/** The headings of a piece of software's own manual, which may have a command called rollback. */
export function hasShapeOfManual(headings: readonly Heading[]): boolean {
  return new Set(headings.map(({ text }) => normalName(text.text)).filter((name) => MANUAL.test(name))).size >= 2
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

const WAY_BACK = /\b(?:roll(?:ed|ing)?[- ]?back|reverted|backed out)\b/i
const HAPPENED =
  /\b(?:rolled back|reverted|backed out)\b|\broll-?back (?:was|took|failed|succeeded|completed|finished|started|restored|executed|initiated|performed|triggered|began|lasted)\b|\b(?:after|during|executed|performed|initiated|triggered|started|began|completed|finished|ran) (?:the |a |an )?(?:\w+ )?roll-?back\b|\brolling back (?:took|restored|fixed|resolved|failed)\b|\b(?:mitigat\w+|resolution|resolved|fixed|restored|remediat\w+)(?: (?:by|with|through|via))?\W+(?:a |the )?roll(?:ing )?-?back\b|\d\d:\d\d|\broll-?back (?:target|started|finished|duration|outcome)\b/i
const UNREAL =
  /\b(?:consider\w*|discuss\w*|could|would|should|might|ruled out|decided against|instead of|no roll-?back|without (?:a )?roll|unnecessary|(?:not|never|nothing was) (?:be |been |have been )?(?:roll|need|necessary|execut|perform|revert|trigger|initiat|start))|n't (?:be |been |have been )?(?:roll|need|necessary|execut|perform|revert|trigger|initiat|start)/i

/** Whether a report says of a rollback that it was executed; one that was only considered leaves no record. */
export function tellsOfRollback(text: string): boolean {
  return text
    .split(/[.!?](?=\s)|\n/)
    .some((sentence) => WAY_BACK.test(sentence) && HAPPENED.test(sentence) && !UNREAL.test(sentence))
}
