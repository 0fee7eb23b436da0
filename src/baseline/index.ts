export { composed, type LeftOut } from './composed.js'
export { marked, type PlaceOf, staleAmong } from './known.js'
export { baselineText } from './text.js'
