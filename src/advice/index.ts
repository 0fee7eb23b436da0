export { adviceFor } from './advice-for.js'
