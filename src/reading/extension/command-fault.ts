import type { TextFault } from './phrase-fault.js'

const COMMAND = /^[a-z][\w./:-]*(?: \S+)*$/i

/** Why a line of the command table cannot be added, or null. */
export function commandFault(line: string): TextFault | null {
  const wrong = line.split(';').find((one) => !COMMAND.test(one.trim()))
  if (wrong === undefined) return null
  return { message: 'names no program', fix: 'Write the program and its verbs, such as `shopctl db restore`.' }
}
