/** Commands that have a file of compiled code each: what one needs is of little use to another. */
const COMMANDS: ReadonlySet<string> = new Set([
  'advise',
  'attest',
  'baseline',
  'check',
  'config',
  'explain',
  'facts',
  'gate',
  'init',
  'merge',
  'new',
  'record',
  'rules',
  'test',
  'verify',
])
const ENDINGS = /\.(md|markdown|ya?ml|json)$/i
const FORMATS = /^(?:stylish|json|sarif|junit|github|gitlab|markdown|text|html)(?=$|=)/

/** Which file of compiled code a run asks for. */
export function commandOf(argv: readonly string[]): string {
  const command = argv.find((word) => !word.startsWith('-')) ?? ''
  return COMMANDS.has(command) ? command : 'other'
}

/**
 * What a run did, in few words, as far as it decides which functions it needed: kinds of files, formats, how it ended.
 * Nothing for one that ended before it did anything.
 */
export function workOf(argv: readonly string[], exitCode: number): readonly string[] {
  if (exitCode !== 0 && exitCode !== 1) return []
  const words = argv.flatMap((word) => {
    const ending = ENDINGS.exec(word)?.[1]?.toLowerCase().slice(0, 1)
    const format = FORMATS.exec(word.replace(/^(?:--format=|-f)/, ''))?.[0]
    return [...(ending === undefined ? [] : [ending]), ...(format === undefined ? [] : [format])]
  })
  return [`exit-${exitCode}`, ...words]
}
