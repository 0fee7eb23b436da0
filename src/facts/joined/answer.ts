import type { Fact, Value } from '../../model/index.js'
import type { Place } from './joinable.js'

/** What all documents together say of a fact. Null: nothing. */
export type Answer =
  | { readonly value: Value; readonly places: readonly Place[] }
  | { readonly unreadable: readonly Place[] }
  | null

/** The fact of an answer; where there is none, a reader would look at `nearest`. */
export function factFrom(name: string, answer: Answer, nearest: Place): Fact {
  const places = answer === null ? [] : 'unreadable' in answer ? answer.unreadable : answer.places
  const first = places[0] ?? nearest
  return {
    name,
    state: answer === null ? 'absent' : 'unreadable' in answer ? 'unreadable' : 'stated',
    value: answer !== null && 'value' in answer ? answer.value : null,
    locations: places.map(({ span }) => span),
    where: first.where,
    nearest: first.span,
    rejected: [],
  }
}

/** Silence of documents that are broken, or cannot be read, is no silence. */
export function unlessBroken(answer: Answer, broken: readonly Place[]): Answer {
  return answer ?? (broken.length > 0 ? { unreadable: broken } : null)
}

/** A list, or nothing where it would be empty. */
export function listed(entries: readonly { readonly text: string; readonly places: readonly Place[] }[]): Answer {
  const value = [...new Set(entries.map(({ text }) => text))]
  return value.length > 0 ? { value, places: entries.flatMap(({ places }) => places) } : null
}
