export { askEvidence, unknownFacts } from './asking/ask.js'
export { judgeEvidence } from './judging/judge.js'
export { isoDate, timeOf } from './moment.js'
export { observationsJson } from './observations-json.js'
