export { type Gate, type GateRequest, openGate } from './open.js'
