import prepared from './generated/ready.json' with { type: 'json' }
import words from './generated/vocabulary.json' with { type: 'json' }
import type { Config, Problem } from './model/index.js'
import {
  compileVocabulary,
  extendVocabulary,
  type ReadyVocabulary,
  type Vocabulary,
  type VocabularyData,
} from './reading/index.js'
import { nearestWord } from './schema/index.js'

/** A vocabulary, and what is wrong with the words that a config adds to it. */
export interface OwnVocabulary {
  readonly vocabulary: Vocabulary
  readonly problems: readonly Problem[]
}

const DATA = words as unknown as VocabularyData
const SHIPPED = madeLate([], () => compileVocabulary(DATA, prepared as unknown as ReadyVocabulary))
const known = new WeakMap<Config['vocabulary'], OwnVocabulary>()

/** The vocabulary that ships, with the config's own words; compiled once for a config, and only where a document is read. */
export function vocabularyFor({ vocabulary: added, path }: Config): OwnVocabulary {
  if (added.length === 0) return SHIPPED
  const ready = known.get(added)
  if (ready) return ready
  const { data, problems } = extendVocabulary(DATA, added, {
    path: path ?? 'gonogo.config.yaml',
    nearestWord,
  })
  const own = madeLate(problems, () => compileVocabulary(data))
  known.set(added, own)
  return own
}

function madeLate(problems: readonly Problem[], compile: () => Vocabulary): OwnVocabulary {
  let made: Vocabulary | null = null
  return {
    problems,
    get vocabulary() {
      made ??= compile()
      return made
    },
  }
}
