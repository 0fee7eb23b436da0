import type { Value } from '../../model/index.js'

/** What a piece of text answers for a fact. `rejected` says why it answers nothing. */
export type Answer =
  | { readonly state: 'stated'; readonly value: Value }
  | { readonly state: 'unfilled' | 'unreadable'; readonly value: null }
  | { readonly state: 'rejected'; readonly because: string }

export const stated = (value: Value): Answer => ({ state: 'stated', value })
export const UNREADABLE: Answer = { state: 'unreadable', value: null }
