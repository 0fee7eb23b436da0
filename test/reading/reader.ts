import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'
import { vocabularyData } from '../../src/build/vocabulary.js'
import { CATALOGUE } from '../../src/facts/index.js'
import { parse, parseShell } from '../../src/formats/index.js'
import type { Release } from '../../src/model/index.js'
import { compileVocabulary } from '../../src/reading/compile-vocabulary.js'
import { read } from '../../src/reading/index.js'
import type { VocabularyData } from '../../src/reading/vocabulary.js'
import { nearestWord } from '../../src/schema/index.js'

/** The vocabulary as it stands in `rules/vocabulary`. */
export const WORDS = vocabularyData() as unknown as VocabularyData

export const VOCABULARY = compileVocabulary(WORDS)

/** What each document of a text says, read as `gonogo` reads it. */
export function releasesOf(path: string, text: string): readonly Release[] {
  return parse({ path, text }).map((document) =>
    read(document, { vocabulary: VOCABULARY, catalogue: CATALOGUE, parseShell, nearestWord, setting: null }),
  )
}

/** A table of cases: `fixtures/reading/<name>.yaml`. */
export function casesOf<T>(name: string): T {
  return yamlFile(`../../fixtures/reading/${name}.yaml`) as T
}

function yamlFile(path: string): unknown {
  return parseYaml(readFileSync(new URL(path, import.meta.url), 'utf8'))
}
