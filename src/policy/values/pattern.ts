import { RE2JS } from 're2js'

/** RE2 compiles a pattern to a program whose size grows with it: long patterns are a slip or an attack. */
const LONGEST_PATTERN = 1000

/** What a pattern may look like, for messages. */
export const PATTERN_FORMS = `RE2 syntax (no look-around, no back-references), at most ${inWords(LONGEST_PATTERN)} characters`
/** Repeats make long programs of short patterns: `\\w{999}` written a hundred times would take minutes on a long text. */
const LONGEST_PROGRAM = 2000
/** What RE2 leaves out, and how its messages show it. */
const LEFT_OUT: readonly (readonly [found: RegExp, message: string])[] = [
  [/`\(\?<?[=!]/, 'it looks ahead or behind, which RE2 cannot'],
  [/escape sequence: `\\[1-9]`/, 'it refers back to a group, which RE2 cannot'],
  [/repeat count/, 'something repeats more than 1,000 times, by itself or within other repeats'],
  [/escape sequence: `\\C`/, '`\\C` is half a character, and patterns are about whole ones'],
]

const compiled = new Map<string, RE2JS | string>()

/** Null, or what is wrong with the pattern. */
export function patternMistake(pattern: string): string | null {
  const result = compile(pattern)
  return typeof result === 'string' ? result : null
}

/** Whether the pattern is found anywhere in the text, in time linear in both; null where the pattern is invalid. */
export function isFound(pattern: string, text: string): boolean | null {
  const result = compile(pattern)
  return typeof result === 'string' ? null : result.test(text)
}

/** Kept for as long as the process lives: patterns come from rule files and configuration, so they are few. */
function compile(pattern: string): RE2JS | string {
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  const result = attempt(pattern)
  compiled.set(pattern, result)
  return result
}

function attempt(pattern: string): RE2JS | string {
  if (pattern === '') return 'it is empty, and every text would match it'
  if (pattern.length > LONGEST_PATTERN)
    return `it has ${inWords(pattern.length)} characters, more than ${inWords(LONGEST_PATTERN)}`
  if (/\p{Surrogate}/u.test(pattern)) return 'it holds half a character'
  try {
    const program = RE2JS.compile(pattern)
    const size = program.programSize()
    return size <= LONGEST_PROGRAM
      ? program
      : `its repeats unfold to ${inWords(size)} steps, more than ${inWords(LONGEST_PROGRAM)}`
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const known = LEFT_OUT.find(([found]) => found.test(message))
    return known ? known[1] : message.replace(/^error parsing regexp: /, '')
  }
}

/** `19,986` */
function inWords(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',')
}
