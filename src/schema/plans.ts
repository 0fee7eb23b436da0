import { keyPlaces, type SchemaName } from '../generated/validators.js'
import type { DataNode, Document, Problem } from '../model/index.js'
import type { Mistake } from './mistakes.js'
import { nearest } from './nearest-word.js'
import { listed, short } from './teaching.js'

/** What people write to be judged: they may have keys of their own, and answers that are still open. */
export const PLANS: ReadonlySet<SchemaName> = new Set(['release-plan', 'rollback-record', 'incident'])

/** This few slips away, a key of one's own is a known one misspelt. */
const MISSPELT = 2

/**
 * A mistake in a plan as the problem it is there: in full where an answer is lost, a note where it is not, null where
 * it is none. Front matter belongs to other programs as well, so in Markdown foreign keys are no mistakes.
 */
export function inPlan(problem: Problem, mistake: Mistake, node: DataNode, place: PlanPlace): Problem | null {
  const note: Problem = { ...problem, severity: 'note' }
  // `Feature flag` for `feature-flag`: reading is blind to case and hyphens.
  if (mistake.type === 'choice') return isAnotherSpelling(node, mistake.allowed) ? note : problem
  if (mistake.type !== 'key') return problem
  const near = nearest(mistake.key, mistake.known)
  const isMisspelt = near !== null && near.distance <= MISSPELT
  if (place.format === 'markdown') return isMisspelt ? note : null
  return isMisspelt ? problem : { ...note, fix: adviceOn(mistake.key, place.schema) }
}

export interface PlanPlace {
  readonly schema: SchemaName
  readonly format: Document['format']
}

function isAnotherSpelling(node: DataNode, allowed: readonly string[]): boolean {
  return node.type === 'scalar' && nearest(node.source, allowed)?.distance === 0
}

function adviceOn(key: string, schema: SchemaName): string {
  const places = keyPlaces[schema].get(key) ?? []
  const elsewhere = places.length > 0 && !places.includes('') ? ` It is read under ${listed(places)}.` : ''
  const own = /^\w[\w-]*$/.test(key) ? ` Name it \`x-${short(key)}\` if it is your own.` : ''
  return `Nothing reads it here.${elsewhere}${own}`
}

/**
 * Whether only a placeholder stands at the node, asked of its text. `[Name]` and `{{ .Name }}` are a list and a map
 * to YAML, so for these it is the text of the line that counts.
 */
export function isPlaceholderAt(node: DataNode, lines: () => readonly string[], asks: (text: string) => boolean) {
  if (node.type === 'scalar') return asks(node.source)
  const { line, column, endLine, endColumn } = node.span
  return line === endLine && asks((lines()[line - 1] ?? '').slice(column - 1, endColumn - 1))
}
