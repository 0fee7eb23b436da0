export { countPairs, evaluate } from './evaluation/evaluate.js'
export { OPERATORS, type OperandType, type Operator } from './operators/index.js'
