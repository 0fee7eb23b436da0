export { decode } from './decode.js'
export { formatOf } from './format-of.js'
export { type ParseOptions, parse } from './parse.js'
export { parseShell } from './shell/parse-shell.js'
