import type { Document, Item, Mention, Span } from '../../model/index.js'
import { spanWithin } from '../../model/index.js'
import { type Collected, shortened } from '../collected.js'
import type { Vocabulary } from '../vocabulary.js'
import { answerIn, type Given } from './answer.js'
import { type Piece, piecesOf } from './pieces.js'
import type { Questionnaire } from './questionnaire.js'

/** A question of the questionnaire with everything that stands below it. */
interface Question {
  readonly name: string
  readonly text: string
  readonly span: Span
  readonly where: string
  /** Of the heading that asks it; null where a list item or a paragraph does. */
  readonly depth: number | null
  readonly below: Given[]
}

/** Lists the questions that are known, each with what was answered. */
export function readQuestions(document: Document, vocabulary: Vocabulary, into: Collected): void {
  for (const question of questionsIn(document, vocabulary.questionnaire)) into.items.push(itemOf(question, vocabulary))
}

/** How many questions a document asks. */
export const countQuestions = (document: Document, known: Questionnaire): number => questionsIn(document, known).length

function questionsIn(document: Document, known: Questionnaire): readonly Question[] {
  const questions: Question[] = []
  const path: { readonly depth: number; readonly title: string }[] = []
  let open: Question | null = null
  for (const piece of piecesOf(document.blocks)) {
    if (piece.type === 'heading') {
      while ((path.at(-1)?.depth ?? 0) >= piece.depth) path.pop()
      path.push({ depth: piece.depth, title: piece.prose.text })
      if (open && endsAnswer(piece, open, known)) open = null
    }
    const asked = questionAt(piece, known)
    if (asked) {
      const where = path.map(({ title }) => title).join(' > ')
      open = { ...asked, where, depth: piece.type === 'heading' ? piece.depth : null, below: [] }
      questions.push(open)
      const rest = piece.prose.text.slice(asked.end)
      open.below.push({ text: rest, content: false, listed: false, checked: null, span: spanFrom(piece, asked.end) })
    } else if (open && piece.type !== 'heading') {
      const { listed, checked, span } = piece
      open.below.push({ text: piece.prose.text, content: piece.type === 'content', listed, checked, span })
    }
  }
  return questions
}

function endsAnswer(heading: Piece, open: Question, known: Questionnaire): boolean {
  return open.depth === null || heading.depth <= open.depth || known.sections.find(heading.prose.text).all.length > 0
}

const spanFrom = (piece: Piece, from: number): Span => spanWithin(piece.prose, from, piece.prose.text.length)

type Asked = Pick<Question, 'name' | 'text' | 'span'> & { readonly end: number }

/** The known question with which a heading, an item or a paragraph begins. An entry of a table of contents asks nothing. */
function questionAt({ type, prose, span }: Piece, known: Questionnaire): Asked | null {
  if (type === 'content') return null
  const { text, marks } = prose
  const opening = text.slice(0, LONGEST_QUESTION)
  // Most texts ask nothing, and are not looked at any closer.
  const [mark] = marks
  if (type === 'text' && mark?.from !== 0 && !/\?|^\*\*/.test(opening)) return null
  const [hit] = known.questions.find(opening.slice(0, LONGEST_OPENING)).all
  if (!hit || (mark?.type === 'link' && mark.from === 0 && mark.to === text.length)) return null
  const end = endOf(prose.text, opening, type === 'heading', hit.to, marks.find(isBoldOver(hit.from))?.to)
  const words = text.slice(0, end).replace(/\*+/g, '').replace(/\s+/g, ' ').trim()
  return { name: hit.name, text: words, end, span: type === 'heading' ? span : spanWithin(prose, 0, end) }
}

const LONGEST_QUESTION = 400
/** By then it is clear which question it is. */
const LONGEST_OPENING = 120
const isBoldOver = (at: number) => (mark: Piece['prose']['marks'][number]) =>
  mark.type === 'strong' && mark.from <= at && mark.to > at

/** Bold tells where the question ends; else it is the last question mark of its line, whatever stars were left open. */
function endOf(text: string, opening: string, heading: boolean, hitEnd: number, boldEnd: number | undefined): number {
  const stars = opening.indexOf('**', hitEnd)
  const lines = heading ? opening.length : Math.max(opening.indexOf('\n', hitEnd), 0) || opening.length
  const within = opening.slice(0, lines)
  const mark = within.lastIndexOf('?') + 1
  const wrapped = mark > hitEnd ? mark : opening.indexOf('?', hitEnd) + 1
  const end = boldEnd ?? (stars >= 0 ? stars + 2 : wrapped > 0 ? wrapped : lines)
  return end + (/^[\s*)\]?]*/.exec(text.slice(end, end + 8))?.[0].length ?? 0)
}

function itemOf({ name, text, span, where, below }: Question, vocabulary: Vocabulary): Item {
  const stated = (field: string, value: string, at = span): Mention => {
    return { field, state: 'stated', value, span: at, where, by: 'answer' }
  }
  const mentions = [
    stated('question.name', name),
    stated('question.section', vocabulary.questionnaire.sectionOf.get(name) ?? ''),
    stated('question.text', text),
  ]
  const answer = answerIn(below, vocabulary)
  if (answer.state === 'unfilled')
    mentions.push({ field: 'question.answer', state: 'unfilled', value: null, span: answer.span, where, by: 'answer' })
  if (answer.state === 'stated') mentions.push(stated('question.answer', answer.value, answer.span))
  if (answer.state === 'stated' && answer.left)
    mentions.push(stated('question.left', answer.left.text, answer.left.span))
  return { type: 'question', label: shortened(text), mentions, span, where }
}
