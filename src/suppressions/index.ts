export { suppressionsIn } from './comments.js'
export { suppressedBy, weighSuppressions } from './weigh-suppressions.js'
