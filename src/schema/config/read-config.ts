import {
  type Config,
  type DataNode,
  type Document,
  type DocumentSetting,
  KINDS,
  type MapNode,
  type Override,
  type Problem,
  type Span,
} from '../../model/index.js'
import { conform } from '../conform.js'
import { readAddedWords } from './added-words.js'
import { DEFAULT_CONFIG } from './defaults.js'
import { readGate } from './read-gate.js'
import { readRuleSettings } from './rule-settings.js'
import { readSize } from './size.js'
import { unreachable } from './unreachable.js'
import { mapsIn, nodeAt, textAt, textNodes, textsOf } from './written.js'

/**
 * `gonogo.config.yaml` as a Config, with all its mistakes at once. What is mistaken is left out or keeps its default,
 * so the config can always be used to go on and find more. Whether rules and packs exist and parameters fit
 * is for those to say who know them: `resolvePolicy`.
 */
export function readConfig(document: Document): { readonly config: Config; readonly problems: readonly Problem[] } {
  const { path, data } = document
  const found = conform('config', document)
  if (data?.type !== 'map') return { config: { ...DEFAULT_CONFIG, path }, problems: found }
  const facts = nodeAt(data, 'facts')
  // Who reads them tells more of their mistakes than a schema can.
  const problems = facts ? found.filter(({ span }) => !isWithin(span, facts.span)) : found
  const packs = nodeAt(data, 'extends')
  const extended = packs === undefined ? undefined : textNodes(packs)
  const limits = nodeAt(data, 'limits')
  const size = limits?.type === 'map' ? nodeAt(limits, 'fileSize') : undefined
  const gate = readGate(nodeAt(data, 'gate'), path, DEFAULT_CONFIG.gate)
  const config: Config = {
    path,
    extends: extended?.map(({ source }) => source) ?? DEFAULT_CONFIG.extends,
    ...(extended ? { extendsSpans: extended.map(({ span }) => span) } : {}),
    paths: textsOf(nodeAt(data, 'paths')) ?? DEFAULT_CONFIG.paths,
    ignore: [...DEFAULT_CONFIG.ignore, ...(textsOf(nodeAt(data, 'ignore')) ?? [])],
    documents: mapsIn(nodeAt(data, 'documents')).flatMap(readDocumentSetting),
    rules: readRuleSettings(nodeAt(data, 'rules'), path),
    overrides: mapsIn(nodeAt(data, 'overrides')).map((node) => readOverride(node, path)),
    vocabulary: readAddedWords(nodeAt(data, 'vocabulary')),
    facts: facts ? [{ path, node: facts }] : [],
    fileSizeLimit: readSize(size) ?? DEFAULT_CONFIG.fileSizeLimit,
    maxWarnings: readCount(nodeAt(data, 'maxWarnings')),
    baseline: textAt(data, 'baseline')?.source ?? null,
    gate: gate.gate,
  }
  // Of a config that is misshapen, nobody knows what its entries were to be.
  const wrong = problems.length > 0 ? problems : unreachable(config, path)
  const beyondShape = gate.problems.filter(({ span }) => !problems.some((told) => isWithin(told.span, span)))
  return { config, problems: byPlace([...wrong, ...beyondShape]) }
}

function readDocumentSetting(node: MapNode): readonly DocumentSetting[] {
  const written = textsOf(nodeAt(node, 'kind'))?.[0]
  const kind = [...KINDS, 'none' as const].find((one) => one === written)
  const map = nodeAt(node, 'map')
  if (kind === undefined) return []
  const pointers = map?.type === 'map' ? map.entries.map(({ key, value }) => [key, textsOf(value)?.[0]] as const) : []
  const isWritten = (entry: (typeof pointers)[number]): entry is readonly [string, string] => entry[1] !== undefined
  const files = textsOf(nodeAt(node, 'files')) ?? []
  return [{ files, kind, map: new Map(pointers.filter(isWritten)), span: node.span }]
}

function readOverride(node: MapNode, path: string): Override {
  return {
    files: textsOf(nodeAt(node, 'files')) ?? [],
    environments: textsOf(nodeAt(node, 'environments')) ?? [],
    rules: readRuleSettings(nodeAt(node, 'rules'), path),
    span: node.span,
  }
}

function readCount(node: DataNode | undefined): number | null {
  const value = node?.type === 'scalar' ? node.value : null
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null
}

const byPlace = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => a.span.line - b.span.line || a.span.column - b.span.column)

const isWithin = (inner: Span, outer: Span): boolean =>
  (inner.line > outer.line || (inner.line === outer.line && inner.column >= outer.column)) &&
  (inner.endLine < outer.endLine || (inner.endLine === outer.endLine && inner.endColumn <= outer.endColumn))
