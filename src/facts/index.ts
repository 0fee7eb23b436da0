export { CATALOGUE } from './catalogue.js'
export { type FactContext, factsOf, subjectsOf } from './extract.js'
