import type { Prose, ShellText } from '../../model/index.js'

/** The commands of a shell text. */
export function parseShell(_code: Prose): ShellText {
  return { commands: [], comments: [], complete: false }
}
