export { composed, type LeftOut } from './composed.js'
export { isListed, marked, staleAmong } from './known.js'
export { baselineText } from './text.js'
