export { type Circumstances, conclude, judge } from './judge.js'
export { type Weighed, weigh } from './weigh.js'
