import { complain, unknownWord } from './complain.js'
import type { Io } from './io.js'

/** A format, and the file it goes to; without one it goes to standard output. */
export interface Wanted {
  readonly format: string
  readonly file: string | undefined
  /** The option that names the file, for messages. */
  readonly option: string
}

export interface FormatOptions {
  /** `NAME` or `NAME=FILE`, as often as it was given. */
  readonly format?: readonly string[]
  readonly outputFile?: string
}

/** The format that is meant where none is named. */
const USUAL = 'stylish'

/**
 * What `-f NAME`, `-f NAME=FILE` and `-o FILE` ask for together. A number is the exit code after what is wrong with
 * them was said: at most one format goes to standard output, and none is made twice.
 */
export async function wantedFrom(
  { format: words = [USUAL], outputFile }: FormatOptions,
  known: readonly string[],
  io: Io,
): Promise<readonly Wanted[] | number> {
  const asked = words.map(wordsOf)
  const mistake = asked.map((one) => mistakeIn(one, known)).find((one) => one !== null) ?? together(asked, outputFile)
  if (mistake !== null) return complain(mistake, io)
  return asked.map((one) =>
    one.file === undefined && outputFile !== undefined ? { ...one, file: outputFile, option: '--output-file' } : one,
  )
}

/** The name ends at the first `=`: a file may have one in its name, and no format has. */
function wordsOf(word: string): Wanted {
  const end = word.indexOf('=')
  const format = end < 0 ? word : word.slice(0, end)
  return { format, file: end < 0 ? undefined : word.slice(end + 1), option: `-f ${format}` }
}

function mistakeIn({ format, file }: Wanted, known: readonly string[]): string | null {
  if (format.includes(',')) {
    const several = format.split(',').map((one) => `-f ${one.trim()}`)
    return `A format is one word. Several are several options: ${several.join(' ')}, each but one with its file.`
  }
  if (!known.includes(format)) return unknownWord('format', format, known)
  if (file === '') return `-f ${format}= names no file. Write -f ${format}=FILE, or -f ${format} for standard output.`
  return null
}

/** What is wrong with all of them together. */
function together(asked: readonly Wanted[], outputFile: string | undefined): string | null {
  const names = asked.map(({ format }) => format)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return `The format ${twice} is asked for twice. A run writes each format once.`
  const open = asked.filter(({ file }) => file === undefined).map(({ format }) => format)
  const [first, second] = open
  if (second !== undefined) {
    const place = outputFile === undefined ? 'standard output' : outputFile
    return `Only one format goes to ${place}, and ${listed(open)} name no file. Write -f ${second}=FILE.`
  }
  if (first === undefined && outputFile !== undefined) {
    return `-o ${outputFile} is for the format that names no file, and each names one. Leave -o out.`
  }
  return null
}

function listed(names: readonly string[]): string {
  return names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
}
