import { type SchemaName, validators } from '../generated/validators.js'
import type { DataNode, Document, Problem, Span } from '../model/index.js'
import { entryOf, locate } from './locate.js'
import { type Mistake, mistakesOf } from './mistakes.js'
import { plainOf } from './plain.js'
import { inPlan, isPlaceholderAt, PLANS } from './plans.js'
import { lessonOf } from './teaching.js'

/** A reader mends the first hundred and comes back for the rest. */
const MOST = 100
/** Several errors of the validator can make one problem; more of them than this are not even looked at. */
const MOST_ERRORS = 20 * MOST

export interface ConformOptions {
  /** Whether a text only holds the place of an answer. In plans and records a placeholder fits everywhere. */
  readonly isPlaceholder?: (text: string) => boolean
  /** Where keys stand that somebody reads, whatever the schema says: they are none of the unknown ones. */
  readonly ownKeys?: ReadonlySet<Span>
}

/**
 * Everything in which the document's data differs from the schema, sorted by place, each told once.
 *
 * All problems are errors, with two exceptions in plans and records. A key of their own is a note, unless it is a known
 * key misspelt, which would lose an answer without a word. And an allowed word in another spelling is a note.
 */
export function conform(name: SchemaName, document: Document, options: ConformOptions = {}): readonly Problem[] {
  const { data, path } = document
  if (data === null) return []
  const plain = plainOf(data)
  if (plain.excess) return [excessive(path, plain.excess, plain.node.span)]
  const validate = validators[name]
  if (validate(plain.value)) return []
  const errors = validate.errors ?? []
  const isOpen = openness(name, document, data, options)
  // A text that breaks off lacks keys that its author wrote.
  const isBroken = document.problems.some(({ severity }) => severity === 'error')
  const mistakes = mistakesOf(errors.slice(0, MOST_ERRORS)).filter(
    (mistake) => !(isBroken && mistake.type === 'missing') && !isOpen(mistake) && !isOwnKey(mistake, data, options),
  )
  const problems = mistakes.slice(0, MOST).flatMap((mistake) => problemOf(name, mistake, document, data) ?? [])
  const sorted = problems.toSorted((a, b) => a.span.line - b.span.line || a.span.column - b.span.column)
  return mistakes.length > MOST || errors.length > MOST_ERRORS ? [...sorted, tooMany(path, data)] : sorted
}

/** Tells where an answer is still open. Its form is no mistake then: that it is open is for the rules to say. */
function openness(name: SchemaName, document: Document, data: DataNode, { isPlaceholder }: ConformOptions) {
  let split: readonly string[] | null = null
  const lines = () => {
    split ??= document.text.split('\n')
    return split
  }
  return (mistake: Mistake): boolean => {
    const isOfValue = mistake.type === 'choice' || mistake.type === 'form' || mistake.type === 'value'
    if (!isOfValue) return false
    const { node } = locate(data, mistake.pointer)
    // A key without a value is the same as no key.
    if (node.type === 'scalar' && node.value === null) return true
    return PLANS.has(name) && isPlaceholder !== undefined && isPlaceholderAt(node, lines, isPlaceholder)
  }
}

function isOwnKey(mistake: Mistake, data: DataNode, { ownKeys }: ConformOptions): boolean {
  if (!ownKeys?.size || mistake.type !== 'key') return false
  const entry = entryOf(locate(data, mistake.pointer).node, mistake.key)
  return entry !== undefined && ownKeys.has(entry.keySpan)
}

function problemOf(name: SchemaName, mistake: Mistake, document: Document, data: DataNode): Problem | null {
  const place = locate(data, mistake.pointer)
  const entry = mistake.type === 'key' || mistake.type === 'key-form' ? entryOf(place.node, mistake.key) : undefined
  const span = entry?.keySpan ?? (mistake.type === 'missing' ? place.anchor : place.node.span)
  const problem: Problem = { severity: 'error', ...lessonOf(mistake, place), path: document.path, span }
  if (!PLANS.has(name)) return problem
  return inPlan(problem, mistake, place.node, { schema: name, format: document.format })
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
