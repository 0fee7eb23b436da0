export { adviceFor } from './advice-for.js'
export type { Weighing } from './weighing.js'
