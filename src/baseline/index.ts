export { composed, type LeftOut } from './composed.js'
export { marked, staleAmong } from './known.js'
export { baselineText } from './text.js'
