import { readFileSync } from 'node:fs'
import { beginningOf } from '../discover/beginning.js'
import { PART_BEGINS, partIn, partText } from './part.js'

/**
 * Whether a file is a part that gonogo wrote, to the last byte: parts may lie among the documents, and what only begins
 * like one is a document.
 *
 * @param absolute path of the file
 */
export function isPartFile(absolute: string): boolean {
  if (!/\.json$/i.test(absolute) || beginningOf(absolute, PART_BEGINS.length) !== PART_BEGINS) return false
  try {
    const text = readFileSync(absolute, 'utf8')
    const part = partIn(text)
    return typeof part !== 'string' && partText(part) === text
  } catch {
    return false
  }
}
