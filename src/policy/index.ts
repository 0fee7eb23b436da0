export { countPairs, evaluate } from './engine/evaluate.js'
export { OPERATORS, type OperandType, type Operator } from './operators/index.js'
