import type { Question } from '../model/index.js'
import { shown } from './judging/says.js'

/** Whether the two ask the same, down to the last letter. */
export function sameQuestion(a: Question, b: Question): boolean {
  return differingKey(a, b) === null
}

/** How the sentence begins that tells of another question. */
export const ASKED_OTHERWISE = 'It was asked something else:'

/** In what another question was asked than is now. */
export function askedOtherwise(before: Question, now: Question): string {
  const key = differingKey(before, now) ?? 'type'
  const [was, is] = [before, now].map((one) => inWords(Reflect.get(one, key)))
  return `${ASKED_OTHERWISE} \`${key}\` was ${was}, and is ${is} now.`
}

/** The first key in which they differ, `type` before all others. */
function differingKey(a: Question, b: Question): string | null {
  const keys = ['type', ...Object.keys(b), ...Object.keys(a)]
  return keys.find((key) => JSON.stringify(Reflect.get(a, key)) !== JSON.stringify(Reflect.get(b, key))) ?? null
}

const inWords = (value: unknown): string =>
  value === null || value === undefined ? 'left out' : shown(typeof value === 'string' ? value : JSON.stringify(value))
