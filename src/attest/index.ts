export { canonicalText } from './canonical.js'
