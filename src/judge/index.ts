export { type Circumstances, conclude, judge } from './judge.js'
export { withoutTraces } from './lighten.js'
export { type Weighed, weigh } from './weigh.js'
