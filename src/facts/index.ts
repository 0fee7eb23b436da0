export { CATALOGUE } from './catalogue.js'
export type { FactContext } from './context.js'
export { factsOf, subjectsOf } from './extract.js'
