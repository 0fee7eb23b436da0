export { CATALOGUE } from './catalogue.js'
export type { FactContext, Said } from './context.js'
export { factsOf, itemFactsOf, subjectsOf } from './extract.js'
export { type OwnCatalogue, RESERVED, withOwnFacts } from './own/own-facts.js'
