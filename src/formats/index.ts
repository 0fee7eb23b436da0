export { decode } from './decode.js'
export { parse } from './parse.js'
export { parseShell } from './shell/parse-shell.js'
