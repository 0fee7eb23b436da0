export { askEvidence, unknownFacts } from './asking/ask.js'
export { judgeEvidence } from './judging/judge.js'
export { observationsJson } from './observations-json.js'
