export { CATALOGUE } from './catalogue.js'
export type { FactContext } from './context.js'
export { factsOf, itemFactsOf, subjectsOf } from './extract.js'
