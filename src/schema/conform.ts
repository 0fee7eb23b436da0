import { keyPlaces, type SchemaName, validators } from '../generated/validators.js'
import type { DataNode, Document, Problem, Span } from '../model/index.js'
import { entryOf, locate } from './locate.js'
import { type Mistake, mistakesOf } from './mistakes.js'
import { nearest } from './nearest-word.js'
import { plainOf } from './plain.js'
import { lessonOf, listed, short } from './teaching.js'

/** A reader mends the first hundred and comes back for the rest. */
const MOST = 100
/** Several errors of the validator can make one problem; more of them than this are not even looked at. */
const MOST_ERRORS = 20 * MOST
/** This few slips away, a key of one's own is a known one misspelt. */
const MISSPELT = 2

/** What people write to be judged: they may have keys of their own, and answers that are still open. */
const PLANS: ReadonlySet<SchemaName> = new Set(['release-plan', 'rollback-record'])
/** Where a key without a value is the same as no key. */
const BLANKS: ReadonlySet<SchemaName> = new Set([...PLANS, 'config'])

export interface ConformOptions {
  /** Whether a text only holds the place of an answer. In plans and records a placeholder fits everywhere. */
  readonly isPlaceholder?: (text: string) => boolean
}

/**
 * Everything in which the document's data differs from the schema, sorted by place, each told once.
 *
 * All problems are errors, but a key that a plan or record has of its own is a note, unless it is a known key
 * misspelt: that would lose an answer without a word. An allowed word in another spelling is a note too. Front matter belongs to other programs as well: there a
 * foreign key is no problem at all and a misspelt one a note.
 */
export function conform(name: SchemaName, document: Document, options: ConformOptions = {}): readonly Problem[] {
  const { data, path } = document
  if (data === null) return BLANKS.has(name) ? [] : [emptyDocument(document)]
  const plain = plainOf(data)
  if (plain.excess) return [excessive(path, plain.excess, plain.node.span)]
  const validate = validators[name]
  if (validate(plain.value)) return []
  // A text that breaks off lacks keys that its author wrote.
  const isBroken = document.problems.some(({ severity }) => severity === 'error')
  const mistakes = mistakesOf((validate.errors ?? []).slice(0, MOST_ERRORS)).filter(
    (mistake) => !(isBroken && mistake.type === 'missing') && !isOpen(name, mistake, document, data, options),
  )
  const problems = mistakes.slice(0, MOST).flatMap((mistake) => problemOf(name, mistake, document, data))
  const sorted = problems.toSorted((a, b) => a.span.line - b.span.line || a.span.column - b.span.column)
  return mistakes.length > MOST ? [...sorted, tooMany(path, data)] : sorted
}

/** Where the answer is still open, its form is no mistake: that it is open is for the rules to say. */
function isOpen(name: SchemaName, mistake: Mistake, document: Document, data: DataNode, options: ConformOptions) {
  if (mistake.type !== 'choice' && mistake.type !== 'form' && mistake.type !== 'value') return false
  if (!BLANKS.has(name)) return false
  const { node } = locate(data, mistake.pointer)
  if (node.type === 'scalar' && node.value === null) return true
  if (!PLANS.has(name) || !options.isPlaceholder) return false
  if (node.type === 'scalar') return options.isPlaceholder(node.source)
  // `[Name]` and `{{ .Name }}` are a list and a map to YAML.
  const { line, column, endLine, endColumn } = node.span
  if (line !== endLine) return false
  const written = document.text.split('\n', line)[line - 1] ?? ''
  return options.isPlaceholder(written.slice(column - 1, endColumn - 1))
}

function problemOf(name: SchemaName, mistake: Mistake, document: Document, data: DataNode): readonly Problem[] {
  const place = locate(data, mistake.pointer)
  const entry = mistake.type === 'key' || mistake.type === 'key-form' ? entryOf(place.node, mistake.key) : undefined
  const span = entry?.keySpan ?? (mistake.type === 'missing' ? place.anchor : place.node.span)
  const problem: Problem = { severity: 'error', ...lessonOf(mistake, place), path: document.path, span }
  if (!PLANS.has(name)) return [problem]
  if (mistake.type === 'choice' && isAnotherSpelling(place.node, mistake.allowed))
    return [{ ...problem, severity: 'note' }]
  if (mistake.type !== 'key') return [problem]

  const near = nearest(mistake.key, mistake.known)
  const isMisspelt = near !== null && near.distance <= MISSPELT
  if (document.format === 'markdown') return isMisspelt ? [{ ...problem, severity: 'note' }] : []
  if (isMisspelt) return [problem]
  const places = keyPlaces[name].get(mistake.key) ?? []
  const elsewhere = places.length > 0 && !places.includes('') ? ` It is read under ${listed(places)}.` : ''
  const own = /^\w[\w-]*$/.test(mistake.key) ? ` Name it \`x-${short(mistake.key)}\` if it is your own.` : ''
  const fix = `Nothing reads it here.${elsewhere}${own}`
  return [{ ...problem, severity: 'note', fix }]
}

/** `Feature flag` for `feature-flag`: reading plans is blind to case and hyphens, so the answer is not lost. */
function isAnotherSpelling(node: DataNode, allowed: readonly string[]): boolean {
  return node.type === 'scalar' && nearest(node.source, allowed)?.distance === 0
}

function emptyDocument({ path, span }: Document): Problem {
  return {
    code: 'wrong-type',
    severity: 'error',
    message: 'The document is empty.',
    fix: 'Write the keys that its schema asks for.',
    path,
    span: { ...span, endLine: span.line, endColumn: span.column },
  }
}

function excessive(path: string, excess: 'too-deep' | 'too-large', span: Span): Problem {
  const message =
    excess === 'too-deep' ? 'The data is nested too deeply to be checked.' : 'There is too much data to be checked.'
  return {
    code: excess,
    severity: 'error',
    message,
    fix: 'Split the document, or remove what is repeated here.',
    path,
    span,
  }
}

function tooMany(path: string, data: DataNode): Problem {
  const { anchor } = locate(data, '')
  const message = `Only the first ${MOST} problems of the data are listed.`
  return {
    code: 'too-many-problems',
    severity: 'error',
    message,
    fix: 'Mend the first ones and check again.',
    path,
    span: anchor,
  }
}
