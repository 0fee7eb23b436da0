import type { Value } from '../../model/index.js'
import type { Vocabulary } from '../vocabulary.js'
import type { Hits } from '../wording/phrases.js'

/** What a piece of text answers for a fact. `rejected` says why it answers nothing. */
export type Answer =
  | { readonly state: 'stated'; readonly value: Value }
  | { readonly state: 'unfilled' | 'unreadable'; readonly value: null }
  | { readonly state: 'rejected'; readonly because: string }

export const stated = (value: Value): Answer => ({ state: 'stated', value })
export const UNREADABLE: Answer = { state: 'unreadable', value: null }

/** The phrases that tell what an answer says: that it is a yes, a doubt, a range. */
export const saidIn = (text: string, vocabulary: Vocabulary): Hits => vocabulary.says('answers').find(text)
