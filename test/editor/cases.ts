import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Position } from './language-server.js'

interface Case {
  readonly title: string
  readonly text: string
}

export interface CompletionCase extends Case {
  readonly schema: string
  /** The name of a list that the code knows. */
  readonly exactly?: string
  readonly among?: readonly string[]
  readonly never?: readonly string[]
}

export interface HoverCase extends Case {
  readonly schema: string
  readonly says?: string
  /** What the code describes: `operator equals`. */
  readonly of?: string
}

export interface DiagnosticCase extends Case {
  /** Nothing is marked where the text is right. */
  readonly marked?: string
  readonly says?: string
}

const read = (name: string) =>
  parse(readFileSync(new URL(`../../fixtures/editor/${name}.yaml`, import.meta.url), 'utf8'))

export const COMPLETIONS: readonly CompletionCase[] = read('completion')
export const HOVERS: readonly HoverCase[] = read('hover')
export const DIAGNOSTICS: readonly DiagnosticCase[] = read('diagnostics')

const CURSOR = '‸'

/** The text of a file two folders below the schemas' own, whose first line names its schema, and the place of the cursor. */
export function withCursor({ schema, text }: { readonly schema: string; readonly text: string }) {
  const whole = withModeline(schema, text)
  const offset = whole.indexOf(CURSOR)
  const before = whole.slice(0, offset).split('\n')
  const position: Position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
  return { text: whole.replace(CURSOR, ''), position }
}

export function withModeline(schema: string, text: string): string {
  return `# yaml-language-server: $schema=../../schemas/${schema}.schema.json\n${text}`
}

const RULE = new Map([
  ['title', 'title: Somebody decides'],
  ['why', 'why: Under pressure nobody can be asked.'],
  ['level', 'level: warn'],
  ['source', 'source: [A3]'],
  ['kinds', 'kinds: [release-plan]'],
  ['for', 'for: document'],
  ['require', 'require: { fact: ownership.decision, operator: isStated }'],
  ['message', 'message: Nobody decides.'],
  ['fix', 'fix: Name a role.'],
])

/** A rule that is right, with that text under its key. */
export function ruleWith(text: string): string {
  const key = text.slice(0, text.indexOf(':'))
  return withModeline('rule', [...new Map(RULE).set(key, text).values()].join('\n'))
}
