export { openGate } from './open.js'
