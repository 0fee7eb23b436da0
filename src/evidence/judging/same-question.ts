import type { Question } from '../../model/index.js'

/** Whether the two ask the same, down to the last letter. */
export function sameQuestion(a: Question, b: Question): boolean {
  return plain(a) === plain(b)
}

const plain = (question: Question): string =>
  JSON.stringify(Object.entries(question).sort(([a], [b]) => (a < b ? -1 : 1)))
