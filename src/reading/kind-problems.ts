import { type DataNode, type Document, KINDS, type Problem, type Span } from '../model/index.js'
import type { KindFound } from './kind-of-data.js'
import { saidOf } from './kind-titles.js'
import { type NestedPlan, nestedPlans } from './nested-plans.js'
import type { Vocabulary } from './vocabulary.js'
import { normalName } from './wording/tokens.js'

const ALLOWED = KINDS.join(', ')

/**
 * Why a document may have been meant to be judged and is not: a `kind:` that is almost one of ours, or content that is no
 * map of keys. A document that slips by unjudged is how a NO-GO becomes a GO.
 */
export function kindProblems(
  document: Document,
  found: KindFound,
  vocabulary: Vocabulary,
  nearestWord: (word: string, known: readonly string[]) => string | null,
): readonly Problem[] {
  const { data, path } = document
  const unjudged = unjudgedIn(document, found, vocabulary)
  if (data === null) return unjudged
  const nested = nestedPlans(data, vocabulary).map((inner) => isNested(inner, path))
  if (nested.length > 0) return nested
  // Judged by its shape, and by other rules than it asks for.
  if (found.kind !== null) return misspeltKind(data, path, nearestWord)
  if (data.type !== 'map')
    return document.format === 'markdown' || isElse(data, vocabulary.keys('ours')) ? [] : [noMap(data, path)]
  const misspelt = misspeltKind(data, path, nearestWord)
  return misspelt.length > 0 ? misspelt : unjudged
}

/**
 * A document that is called or stored like one of ours and tells how to roll back, and is none of ours by what stands in
 * it. Where its own name says what it is, nobody may believe that it was judged.
 */
function unjudgedIn(
  { path, format }: Document,
  { kind, because, tellsAt }: KindFound,
  vocabulary: Vocabulary,
): readonly Problem[] {
  if (kind !== null || tellsAt === undefined) return []
  const names = path
    .split('/')
    .map((name) => saidOf(normalName(name.replace(/\.\w+$/, '')), vocabulary).has('speaking'))
  const isNamed = names.pop() ?? false
  if (!isNamed && !names.includes(true)) return []
  const example = format === 'markdown' ? '`kind: runbook` in its front matter' : '`kind: release-plan`'
  return [
    {
      code: UNJUDGED,
      severity: isNamed ? 'error' : 'note',
      message: `This tells how to roll back and was not judged: ${because}.`,
      fix: `Say what it is, for example ${example}. If it is no release document, give the file \`kind: none\` under \`documents:\` in the config.`,
      path,
      span: tellsAt,
    },
  ]
}

/** The code of what is told of such a document. It is worth saying where others of files that nobody judges are not. */
export const UNJUDGED = 'unjudged-document'

/** A `kind:` that is almost one of ours. */
function misspeltKind(
  data: DataNode,
  path: string,
  nearestWord: (word: string, known: readonly string[]) => string | null,
): readonly Problem[] {
  const entry = data.type === 'map' ? data.entries.find(({ key }) => normalName(key) === 'kind') : undefined
  if (!entry || data.type !== 'map') return []
  const { value, keySpan } = entry
  if (value.type !== 'scalar') return namesKind(value) ? [severalKinds(path, keySpan)] : []
  if (KUBERNETES_KIND.test(value.source) && data.entries.some(({ key }) => key === 'apiVersion')) return []
  if (KINDS.some((kind) => kind === value.value)) return []
  const meant = KINDS.find((kind) => normalName(kind) === normalName(value.source)) ?? nearestWord(value.source, KINDS)
  return meant ? [misspelt(value.source, meant, path, value.span)] : []
}

const KUBERNETES_KIND = /^[A-Z][A-Za-z0-9]*$/

/** A list of maps none of whose keys is ours: a playbook, a pipeline. */
function isElse(data: DataNode, ours: ReadonlySet<string>): boolean {
  if (data.type !== 'sequence') return false
  const keys = data.items.flatMap((item) => (item.type === 'map' ? item.entries.map(({ key }) => key) : []))
  return keys.length > 0 && !keys.some((key) => ours.has(key))
}

/** A list of kinds, one of which is ours. */
function namesKind(value: DataNode): boolean {
  return (
    value.type === 'sequence' &&
    value.items.some((item) => item.type === 'scalar' && KINDS.some((kind) => kind === item.value))
  )
}

function isNested({ kind, span }: NestedPlan, path: string): Problem {
  return {
    code: 'nested-document',
    severity: 'error',
    message: `A ${kind} stands inside a list or below another key here, so no rule was asked about it.`,
    fix: 'Write its keys at the top of the document. Several documents stand in one file below `---` lines.',
    path,
    span,
  }
}

function misspelt(written: string, meant: string, path: string, span: Span): Problem {
  return {
    code: 'unknown-kind',
    severity: 'error',
    message: `\`${written}\` is no kind of release document, so it is not known which rules to ask. Did you mean \`${meant}\`?`,
    fix: `Write \`kind: ${meant}\`; the kinds are ${ALLOWED}.`,
    path,
    span,
  }
}

function severalKinds(path: string, span: Span): Problem {
  return {
    code: 'unknown-kind',
    severity: 'error',
    message: '`kind:` holds a list, so no rule was asked about this document.',
    fix: `Name one kind: ${ALLOWED}. Several documents stand in one file below \`---\` lines.`,
    path,
    span,
  }
}

function noMap(data: DataNode, path: string): Problem {
  const what = data.type === 'sequence' ? 'a list' : 'a single value'
  return {
    code: 'no-mapping',
    severity: 'error',
    message: `The document is ${what}, and a release document is a map of keys such as \`kind:\` and \`rollback:\`.`,
    fix: 'Write the keys at the top of the document, or leave the file out of the paths to check.',
    path,
    span: { ...data.span, endLine: data.span.line, endColumn: data.span.column + 1 },
  }
}
