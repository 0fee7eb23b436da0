/** Nobody means a word this long by a slip of the keyboard, and comparing long words is slow. */
const LONGEST = 80

/** A known word that may have been meant, and by how many slips it was missed. */
export interface Near {
  readonly word: string
  readonly distance: number
}

/** The known word that was probably meant, or null where none is near enough to be worth naming. */
export function nearestWord(word: string, known: Iterable<string>): string | null {
  return nearest(word, known)?.word ?? null
}

/**
 * Damerau-Levenshtein (adjacent letters may change places), blind to case and to `-`, `_`, `.` and spaces:
 * `time_bound` is `timeBound`, at distance 0. The first of equally near words wins.
 */
export function nearest(word: string, known: Iterable<string>): Near | null {
  const wanted = fold(word)
  if (wanted.length === 0 || word.length > LONGEST) return null
  let best: Near | null = null
  for (const candidate of known) {
    const limit = best === null ? furthest(wanted.length) : best.distance - 1
    if (limit < 0) break
    if (candidate.length > 2 * LONGEST) continue
    const distance = distanceWithin(wanted, fold(candidate), limit)
    if (distance !== null) best = { word: candidate, distance }
  }
  return best
}

/** The shorter a word, the fewer slips it survives: `to` is two slips from `by`, and no misspelling of it. */
function furthest(length: number): number {
  if (length <= 1) return 0
  if (length <= 4) return 1
  return length <= 8 ? 2 : 3
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[-_.\s]/g, '')
}

/** The distance where it is at most `limit`, else null. */
export function distanceWithin(a: string, b: string, limit: number): number | null {
  if (Math.abs(a.length - b.length) > limit) return null
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1))
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (swapped) cost = Math.min(cost, at(beforeLast, column - 2) + 1)
      current.push(cost)
    }
    if (Math.min(...current) > limit) return null
    beforeLast = last
    last = current
  }
  const distance = at(last, b.length)
  return distance <= limit ? distance : null
}

function at(row: readonly number[], column: number): number {
  return row[column] as number
}
