import type { Knowledge } from '../knowledge.js'

/** Shorter words begin too many others. */
const SHORTEST = 3
const LONGEST = 80

/**
 * The known word that was probably meant, or null: a near one, else the only one that the word is short for (`Wed`), goes
 * on from (`warning` of `warn`) or is a part of (`strategy` of `rollback-strategy`).
 */
export function meantWord(
  word: string,
  known: readonly string[],
  { nearestWord }: Pick<Knowledge, 'nearestWord'>,
): string | null {
  const near = nearestWord(word, known)
  const said = word.toLowerCase()
  if (near !== null || said.length < SHORTEST || said.length > LONGEST) return near
  const like = known.filter((one) => {
    const other = one.toLowerCase()
    const isLonger = other.length > SHORTEST && said.startsWith(other)
    return other.startsWith(said) || isLonger || other.split('-').includes(said)
  })
  return like.length === 1 ? (like[0] ?? null) : null
}
