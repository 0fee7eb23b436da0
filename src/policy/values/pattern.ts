import { RE2JS } from 're2js'

/** RE2 compiles a pattern to a program whose size grows with it: long patterns are a slip or an attack. */
export const LONGEST_PATTERN = 1000

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
  if (pattern.length > LONGEST_PATTERN) return `it has ${pattern.length} characters, more than ${LONGEST_PATTERN}`
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
