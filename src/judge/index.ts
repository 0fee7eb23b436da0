export { type Conclusion, conclude, concludeEach } from './conclusion.js'
export { judge } from './judge.js'
export { tallyOf } from './tally.js'
export { weigh } from './weigh.js'
