import type { Catalogue, Document, Kind } from '../../model/index.js'
import type { Collected } from '../collected.js'
import type { Vocabulary } from '../vocabulary.js'
import { readMetadata } from './metadata.js'
import { readQuestions } from './questions.js'

const OWN = ['enhancement.', 'question.', 'questions.']

/** What such a document says of itself as a proposal; rules about anything else need it read like any other. */
export const isOfEnhancement = (name: string): boolean => OWN.some((prefix) => name.startsWith(prefix))

interface Known {
  readonly vocabulary: Vocabulary
  readonly catalogue: Catalogue
  /** Facts that rules ask about a kind; without it, all of them are. */
  readonly asked?: (kind: Kind) => ReadonlySet<string>
}

/** Reads one document of an enhancement proposal. What is no part of one is left alone. */
export function readEnhancement(document: Document, kind: Kind | null, known: Known, into: Collected): void {
  if (!kind?.startsWith('enhancement')) return
  head(document, into)
  readMetadata(document.data, known.catalogue, known.vocabulary, into)
  if (kind === 'enhancement' && known.asked?.(kind).size !== 0) readQuestions(document, known.vocabulary, into)
}

/** Where a reader would look for what the document does not say. */
function head(document: Document, into: Collected): void {
  const title = document.blocks.find((block) => block.type === 'heading')
  const span = title?.span ?? { ...document.span, endLine: document.span.line, endColumn: document.span.column }
  into.anchors.push({ prefix: '', span, where: title?.type === 'heading' ? title.text.text : '' })
  const { data } = document
  if (data?.type !== 'map') return
  for (const [key, prefixes] of BESIDE) {
    const entry = data.entries.find((one) => one.key === key)
    if (entry) for (const prefix of prefixes) into.anchors.push({ prefix, span: entry.keySpan, where: `/${key}` })
  }
}

/** What is missing would stand beside these keys. */
const BESIDE: readonly (readonly [key: string, prefixes: readonly string[]])[] = [
  ['milestone', ['enhancement.milestone']],
  ['stage', ['enhancement.stage', 'enhancement.approver', 'enhancement.milestone']],
  ['status', ['enhancement.status']],
  ['feature-gates', ['enhancement.featureGates']],
]
