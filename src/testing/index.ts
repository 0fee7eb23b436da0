export { caseOf, isCaseName } from './case.js'
export { compare } from './compare.js'
export { withSilence } from './coverage.js'
export { type Page, pageOf, SECTIONS } from './page.js'
export {
  coverageOf,
  mutantCoverageOf,
  type Stage,
  type Tried,
  together,
  tryConditions,
  tryMutants,
} from './trial.js'
export { unreadExamples } from './unread.js'
export { lackingIn } from './verdicts.js'
