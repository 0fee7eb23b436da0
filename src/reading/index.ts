export { isUnfilled } from './placeholders.js'
export { read } from './read.js'
export { compileVocabulary, type VocabularyData } from './vocabulary.js'
export { problemsOf, worthSaying } from './worth-saying.js'
