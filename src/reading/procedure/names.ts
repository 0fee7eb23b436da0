import type { Reading } from '../collected.js'
import type { Vocabulary } from '../vocabulary.js'
import { rememberedBy } from '../wording/remembered.js'
import { tokensOf } from '../wording/tokens.js'

/** The name at the head of an entry: `Deployment snapshot – state before the release` is `Deployment snapshot`. */
export function nameOf(text: string): string {
  const [name = ''] = text.split(/\s[-–—]+\s|:\s|\s\(|;\s|\s(?:→|->|=>)\s/, 1)
  return (name.trim() || text.trim()).replace(/[.;,:]$/, '')
}

/** The words of a text that name something, without endings of the plural. */
export const namingWords = (text: string, { vocabulary }: Reading): readonly string[] => wordsThatName(text, vocabulary)

const wordsThatName = rememberedBy((text: string, vocabulary: Vocabulary): readonly string[] => {
  const tokens = tokensOf(text)
  const empty = vocabulary.says('procedure').find(text)
  const dull = new Set(empty.all.filter((hit) => hit.name === 'names-nothing').map((hit) => hit.from))
  return tokens.filter((token) => !dull.has(token.from) && /\p{L}/u.test(token.word)).map(({ word }) => singular(word))
})

/** `scripts`, `policies`: near enough to tell whether two texts name the same thing. */
function singular(word: string): string {
  const [plain = word] = word.split(/['’]/, 1)
  if (plain.length <= SHORT || !plain.endsWith('s') || plain.endsWith('ss')) return plain
  return plain.endsWith('ies') ? `${plain.slice(0, -3)}y` : plain.slice(0, -1)
}

const SHORT = 3
