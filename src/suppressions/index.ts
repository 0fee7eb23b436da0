export { suppressionsIn } from './comments.js'
export { directivesInTexts } from './in-texts.js'
export { suppressedBy, weighSuppressions } from './weigh-suppressions.js'
