import type { Problem, Span } from '../../model/index.js'

/** What extending needs at hand. */
export interface ExtensionContext {
  /** Of the config. */
  readonly path: string
  readonly nearestWord: (word: string, known: readonly string[]) => string | null
}

/** Collects what is wrong while words are added. */
export interface Adding extends ExtensionContext {
  readonly problems: Problem[]
}

/** Whether a name is one of those that are known; if not, that is told with the nearest. */
export function isKnown(
  { text, span }: { readonly text: string; readonly span: Span },
  known: readonly string[],
  what: string,
  adding: Adding,
  where = '',
): boolean {
  if (known.includes(text)) return true
  const near = adding.nearestWord(text, known)
  const few = known.slice(0, 12).join(', ')
  const others = known.length > 12 ? `Known are, among others, ${few}.` : `Known: ${few}.`
  const message = `There is no ${what} "${shortened(text)}"${where}.`
  fault(adding, 'unknown-word', span, message, near ? `Did you mean "${near}"?` : others)
  return false
}

const START: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** Notes a mistake. */
export function fault(adding: Adding, code: string, span: Span | undefined, message: string, fix: string): void {
  adding.problems.push({ code, severity: 'error', message, fix, path: adding.path, span: span ?? START })
}

export const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
