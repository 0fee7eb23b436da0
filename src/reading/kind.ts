import { type DataNode, type Document, type DocumentSetting, type Heading, KINDS, type Kind } from '../model/index.js'
import { isUnfilled } from './placeholders.js'
import type { Vocabulary } from './vocabulary.js'
import { normalName, tokensOf } from './wording/tokens.js'

export interface KindFound {
  readonly kind: Kind | null
  readonly because: string
}

/** Which kind of release document this is and why: what it declares, what the config says, else its shape. */
export function kindOf(document: Document, setting: DocumentSetting | null, vocabulary: Vocabulary): KindFound {
  const declared = declaredKind(document.data)
  if (declared) return declared
  if (setting) return { kind: setting.kind === 'none' ? null : setting.kind, because: 'the config says so' }
  if (document.format === 'markdown') return markdownKind(document, vocabulary)
  return dataKind(document.data)
}

function declaredKind(data: DataNode | null): KindFound | null {
  const value = textAt(data, 'kind')
  if (!value) return null
  if (textAt(data, 'apiVersion')) return { kind: null, because: `a Kubernetes resource of kind ${value}` }
  const kind = KINDS.find((known) => known === value)
  return kind ? { kind, because: `it says \`kind: ${kind}\`` } : null
}

const PLAN_KEYS = ['release', 'changes', 'approvals', 'ownership', 'observability', 'communication']

function dataKind(data: DataNode | null): KindFound {
  if (data?.type !== 'map') return { kind: null, because: 'no mapping at the top' }
  const keys = new Set(data.entries.map((entry) => entry.key))
  if (keys.has('apiVersion') && keys.has('kind')) return { kind: null, because: 'a Kubernetes resource' }
  const record = data.entries.find((entry) => entry.key === 'record' || entry.key === 'records')
  if (record && /"?(?:reason|outcome|target)"?/.test(keysOf(record.value).join(' ')))
    return { kind: 'rollback-record', because: `it has \`${record.key}:\` with a rollback's fields` }
  const rollback = data.entries.find((entry) => entry.key === 'rollback')
  if (rollback && rollback.value.type === 'map') {
    const others = PLAN_KEYS.filter((key) => keys.has(key))
    if (others.length > 0) return { kind: 'release-plan', because: `it has \`rollback:\` beside \`${others[0]}:\`` }
  }
  return { kind: null, because: 'no key says that it is a release document' }
}

function keysOf(node: DataNode): readonly string[] {
  const map = node.type === 'sequence' ? node.items[0] : node
  return map?.type === 'map' ? map.entries.map((entry) => entry.key) : []
}

const STRATEGY = /\b(?:strategy|strategies|policy|contract)\b/
const PROCEDURE = /\b(?:procedure|procedures|process|sop)\b/
const PLAN =
  /\b(?:release|deployment|rollout|launch|cutover|go live|upgrade|migration|change)\b[^.]*\bplan\b|\bchange request\b|\bchange advisory board\b|\bcab (?:request|document|implementation)\b|\bgo live checklist\b|\bimplementation plan\b/
const OPERATION =
  /\b(?:release|deployment|deploy|rollout|launch|cutover|go live|upgrade|upgrading|migration|change)\b[^.]*\b(?:checklist|instructions|procedure|procedures|guide|runbook|playbook|steps)\b|\b(?:upgrade|upgrading|migrating|deploying|releasing)\b/
const RECORD =
  /\b(?:rollback (?:record|log|report)|post[ -]?incident|post[ -]?mortem|incident (?:report|summary|review|record))\b/
const RUNBOOK = /\b(?:runbook|playbook)\b/
const LESSON =
  /\b(?:module|lesson|chapter|course|tutorial|anti patterns?|foundations|introduction to|rfc|proposal|kep|adr|blog|glossary|retrospective|spec|specification|design doc)\b/

/** A Markdown document by its title or file name; other titles need a section on rollback that says something. */
function markdownKind(document: Document, vocabulary: Vocabulary): KindFound {
  const headings = document.blocks.filter((block) => block.type === 'heading')
  const title = titleOf(document, headings)
  const file = fileName(document.path)
  const names = `${normalName(title)} ${normalName(file)}`
  const because = title ? `its title is "${shortened(title)}"` : `its file is called ${file}`
  if (LESSON.test(names)) return { kind: null, because: `${because}: a text about the subject, not a release document` }
  if (speaksOfRollback(title, vocabulary) || speaksOfRollback(file, vocabulary)) {
    if (RECORD.test(names)) return { kind: 'rollback-record', because }
    if (STRATEGY.test(names)) return { kind: 'rollback-strategy', because }
    if (PROCEDURE.test(names)) return { kind: 'procedure', because }
    return { kind: PLAN.test(names) && !/\broll ?back plan\b/.test(names) ? 'release-plan' : 'runbook', because }
  }
  if (RECORD.test(names) && mentionsRollback(document)) {
    return { kind: 'rollback-record', because: `${because} and it tells of a rollback` }
  }
  if (PLAN.test(names)) return { kind: 'release-plan', because }
  return bySection(document, headings, names, because, vocabulary)
}

function bySection(
  document: Document,
  headings: readonly Heading[],
  names: string,
  because: string,
  vocabulary: Vocabulary,
): KindFound {
  const sections = headings.filter((heading) => speaksOfRollback(heading.text.text, vocabulary))
  const [first] = sections
  if (!first) return { kind: null, because: 'nothing in its title or headings speaks of a release or a rollback' }
  const telling = sections.find((heading) => saysHow(document, heading))
  const named = `a section "${shortened((telling ?? first).text.text)}"`
  if (telling && RUNBOOK.test(names)) return { kind: 'runbook', because: `it has ${named}` }
  if (telling && OPERATION.test(names)) return { kind: 'release-plan', because: `${because} and it has ${named}` }
  return { kind: null, because: `only its section "${shortened(first.text.text)}" speaks of rollback` }
}

/** The first heading, unless others of its depth stand beside it: then it is one section among several. */
function titleOf(document: Document, headings: readonly Heading[]): string {
  const [first, ...rest] = headings
  if (first && (first.depth === 1 || rest.every((other) => other.depth > first.depth))) return first.text.text
  const opening = document.blocks[0]
  return opening?.type === 'paragraph' && !first ? (opening.text.text.split('\n')[0] ?? '') : ''
}

const fileName = (path: string): string => path.replace(/^.*\//, '').replace(/\.\w+$/, '')
const shortened = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 60)

function speaksOfRollback(text: string, vocabulary: Vocabulary): boolean {
  return vocabulary.words
    .find(text)
    .all.some((hit) => hit.name === 'rollback' && tokensOf(text.slice(hit.from, hit.to)).length > 0)
}

function mentionsRollback(document: Document): boolean {
  return /\broll(?:ed|ing)?[ -]?back\b/i.test(document.text)
}

/** A section that only says "see elsewhere" or one word is no runbook. */
function saysHow(document: Document, heading: Heading): boolean {
  const at = document.blocks.indexOf(heading)
  for (const block of document.blocks.slice(at + 1)) {
    if (block.type === 'heading' && block.depth <= heading.depth) return false
    if (block.type === 'list' || block.type === 'code') return true
    if (block.type === 'paragraph' && block.text.text.split(/\s+/).length >= 8) return true
  }
  return false
}

function textAt(data: DataNode | null, key: string): string | null {
  if (data?.type !== 'map') return null
  const value = data.entries.find((entry) => entry.key === key)?.value
  return value?.type === 'scalar' && typeof value.value === 'string' && !isUnfilled(value.value) ? value.value : null
}
