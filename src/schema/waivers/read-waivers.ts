import type { DataNode, Document, MapNode, Problem, ScalarNode, Span, Waiver, WaiverScope } from '../../model/index.js'
import { nodeAt } from '../config/written.js'
import { conform } from '../conform.js'
import { entryOf } from '../locate.js'
import { faultOfText, faultOfWhole, noScope, twice } from './lessons.js'

/** What a waiver is found again by: two that are the same here are one too many. */
const PARTS = ['path', 'subject', 'fingerprint'] as const
const TEXTS = ['rule', 'reason', 'approvedBy', 'ticket', 'expires'] as const

/** The waivers that are well formed, and everything that is wrong with the others. */
interface ReadWaivers {
  readonly waivers: readonly Waiver[]
  readonly problems: readonly Problem[]
}

/**
 * `waivers.yaml`, as it was parsed, as waivers. An entry with a mistake waives nothing and is an error; of a file that
 * does not parse, nothing waives. An empty file is no mistake. Whether a waiver counts is for `weighWaivers` to say:
 * a rule that does not exist and a day that is none are no mistakes here. Never throws.
 *
 * @param isPlaceholder whether a text only holds the place of an answer
 */
export function readWaivers(documents: readonly Document[], isPlaceholder: (text: string) => boolean): ReadWaivers {
  const [document, second] = documents
  const broken = documents
    .flatMap((one) => one.problems)
    .filter(({ severity, code }) => severity === 'error' && code !== 'empty-document')
  if (!document || broken.length > 0) return { waivers: [], problems: broken }
  if (second) return { waivers: [], problems: [faultOfWhole(second)] }
  const shape = conform('waivers', document)
  const list = document.data?.type === 'map' ? nodeAt(document.data, 'waivers') : undefined
  // Beyond so many mistakes nobody knows which entries are without.
  if (list?.type !== 'sequence' || shape.some(({ code }) => NOT_LOOKED_AT.has(code))) {
    return { waivers: [], problems: shape }
  }
  const read = list.items.map((item) => readEntry(item, document.path, shape, isPlaceholder))
  const waivers = read.flatMap(({ waiver }) => waiver ?? [])
  const { kept, problems } = withoutCopies(waivers)
  return { waivers: kept, problems: [...shape, ...read.flatMap((one) => one.problems), ...problems].sort(byPlace) }
}

const NOT_LOOKED_AT: ReadonlySet<string> = new Set(['too-many-problems', 'too-deep', 'too-large'])

interface Entry {
  readonly waiver: Waiver | null
  readonly problems: readonly Problem[]
}

function readEntry(
  node: DataNode,
  path: string,
  shape: readonly Problem[],
  isPlaceholder: (text: string) => boolean,
): Entry {
  const isMisshapen = shape.some(({ span }) => isWithin(span, node.span))
  if (node.type !== 'map') return { waiver: null, problems: [] }
  const scope = nodeAt(node, 'scope')
  const told = [
    ...TEXTS.flatMap((key) => faultOfText(node, key, path, isPlaceholder)),
    ...(scope?.type === 'map' ? PARTS : []).flatMap((key) => faultOfText(scope as MapNode, key, path, isPlaceholder)),
    ...(scope?.type === 'map' && PARTS.some((key) => nodeAt(scope, key)) ? [] : [noScope(node, path)]),
  ]
  // What the schema says of a place is said.
  const problems = told.filter(({ span }) => !shape.some((one) => isSame(one.span, span)))
  if (isMisshapen || told.length > 0 || scope?.type !== 'map') return { waiver: null, problems }
  return { waiver: waiverOf(node, scope, path), problems }
}

function waiverOf(node: MapNode, scope: MapNode, path: string): Waiver | null {
  const [rule, reason, approvedBy, ticket, expires] = TEXTS.map((key) => scalarAt(node, key))
  if (!rule || !reason || !approvedBy || !ticket || !expires) return null
  const text = (key: (typeof PARTS)[number]) => scalarAt(scope, key)?.source.trim() ?? null
  const parts: WaiverScope = {
    path: text('path'),
    subject: text('subject'),
    fingerprint: text('fingerprint')?.toLowerCase() ?? null,
  }
  return {
    rule: rule.source.trim(),
    scope: parts,
    reason: reason.source.trim(),
    approvedBy: approvedBy.source.trim(),
    ticket: ticket.source.trim(),
    expires: expires.source.trim(),
    path,
    span: rule.span,
    expiresSpan: expires.span,
    approvedBySpan: approvedBy.span,
  }
}

/** Two of the same rule and scope: which of them counts would depend on their order. */
function withoutCopies(waivers: readonly Waiver[]): { readonly kept: readonly Waiver[]; problems: readonly Problem[] } {
  const seen = new Map<string, Waiver>()
  const problems: Problem[] = []
  for (const waiver of waivers) {
    const key = JSON.stringify([waiver.rule, ...PARTS.map((part) => waiver.scope[part])])
    const before = seen.get(key)
    if (before) problems.push(twice(waiver, before))
    else seen.set(key, waiver)
  }
  return { kept: [...seen.values()], problems }
}

function scalarAt(map: MapNode, key: string): ScalarNode | undefined {
  const node = entryOf(map, key)?.value
  return node?.type === 'scalar' && node.value !== null ? node : undefined
}

const isSame = (a: Span, b: Span): boolean => a.line === b.line && a.column === b.column

const isWithin = (inner: Span, outer: Span): boolean =>
  (inner.line > outer.line || (inner.line === outer.line && inner.column >= outer.column)) &&
  (inner.endLine < outer.endLine || (inner.endLine === outer.endLine && inner.endColumn <= outer.endColumn))

const byPlace = (a: Problem, b: Problem): number => a.span.line - b.span.line || a.span.column - b.span.column
