export { decode } from './decode.js'
export { withoutDirectives } from './markdown/fence-comments.js'
export { parse } from './parse.js'
export { parseShell } from './shell/parse-shell.js'
