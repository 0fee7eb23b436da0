export { isUnfilled } from './placeholders.js'
export { type ReadOptions, read } from './read.js'
export { compileVocabulary, type Vocabulary, type VocabularyData } from './vocabulary.js'
