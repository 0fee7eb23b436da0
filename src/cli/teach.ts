import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { shellPath } from '../model/index.js'

/** Rewrites an error of the argument parser so that it says what to do next. */
export function teach(text: string, cwd: string): string {
  const said = text.trimEnd().replace(/^error: /, '')
  const [, command] = /^unknown command '([^']+)'/.exec(said) ?? []
  const sentence = said.replace(/\n\(Did you mean (.+)\?\)$/, '. Did you mean $1?').replace(/([^.?!\n)])$/, '$1.')
  if (command !== undefined && existsSync(resolve(cwd, command))) {
    return `gonogo: ${command} is a path, not a command. To judge it: gonogo check ${shellPath(command)}\n`
  }
  return `gonogo: ${sentence}\n${/Did you mean/.test(sentence) ? '' : 'gonogo --help lists commands and options.\n'}`
}
