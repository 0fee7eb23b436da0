import type { Block, Document, Problem, Prose } from '../model/index.js'
import type { Vocabulary } from './vocabulary.js'
import { rememberedBy } from './wording/remembered.js'
import { tokensOf } from './wording/tokens.js'

/** Fewer words tell nothing of a language. */
const FEWEST_WORDS = 40
/** So many words are looked at. */
const MOST_WORDS = 2000
/** In texts of these languages more of the words are such words, in English ones hardly any. */
const SHARE = 0.06
const FOREIGN = /[^\p{Script=Latin}\p{N}\p{M}\p{P}\p{Cf}]/u

/** Says of a document in another language than English that it is hardly read. */
export function otherLanguage(document: Document, vocabulary: Vocabulary): readonly Problem[] {
  const counts: Record<Belongs, number> = { english: 0, elsewhere: 0, both: 0, anywhere: 0, nowhere: 0 }
  let words = 0
  for (const prose of prosesIn(document.blocks)) {
    if (words >= MOST_WORDS) break
    for (const { word } of tokensOf(prose.text)) {
      const belongs = belongsTo(word, vocabulary)
      counts[belongs]++
      if (belongs !== 'nowhere') words++
    }
  }
  const english = (counts.english + counts.both) / words
  const other = (counts.elsewhere + counts.both) / words
  if (words < FEWEST_WORDS || other < SHARE || other < 2 * english) return []
  const { line, column } = document.span
  return [
    {
      code: 'other-language',
      severity: 'note',
      message: 'This is hardly English, and gonogo reads English: much of what it says may be missed.',
      fix: 'Add your words under `vocabulary:` in the config, or answer in a release plan in YAML, whose keys are always read.',
      path: document.path,
      span: { line, column, endLine: line, endColumn: column + 1 },
    },
  ]
}

type Belongs = 'english' | 'elsewhere' | 'both' | 'anywhere' | 'nowhere'

/** To which languages a word belongs; single letters and numbers to none. */
const belongsTo = rememberedBy((word: string, vocabulary: Vocabulary): Belongs => {
  if (!/\p{L}{2}/u.test(word) && word !== 'a') return 'nowhere'
  const isEnglish = vocabulary.keys('english').has(word)
  const isOther = vocabulary.keys('elsewhere').has(word) || FOREIGN.test(word)
  if (isEnglish) return isOther ? 'both' : 'english'
  return isOther ? 'elsewhere' : 'anywhere'
})

/** What people wrote; code is the same in every language. */
function* prosesIn(blocks: readonly Block[]): Generator<Prose> {
  for (const block of blocks) {
    if (block.type === 'heading' || block.type === 'paragraph') yield block.text
    if (block.type === 'quote') yield* prosesIn(block.blocks)
    if (block.type === 'list') for (const item of block.items) yield* prosesIn(item.blocks)
    if (block.type === 'table') for (const row of block.rows) for (const cell of row) yield cell.text
  }
}
