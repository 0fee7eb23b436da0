import { type DataNode, type Document, type DocumentSetting, KINDS, type Kind } from '../model/index.js'
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
  /\b(?:release|deployment|rollout|launch|cutover|upgrade|migration|change)\b[^.]*\b(?:plan|checklist|request|instructions|runbook|guide)\b|\bproduction readiness\b/
const RECORD =
  /\b(?:rollback (?:record|log|report)|post[ -]?incident|post[ -]?mortem|incident (?:report|summary|review|record))\b/
const RUNBOOK = /\b(?:runbook|playbook|guide|instructions|how to|checklist|plan)\b/
const LESSON =
  /\b(?:module|lesson|chapter|course|tutorial|anti patterns?|foundations|introduction to|rfc|proposal|kep|adr|blog)\b/

/** A Markdown document by its title or file name; a runbook also by a section on rollback that holds steps. */
function markdownKind(document: Document, vocabulary: Vocabulary): KindFound {
  const headings = document.blocks.filter((block) => block.type === 'heading')
  const first = document.blocks[0]
  const title = headings[0]?.text.text ?? (first?.type === 'paragraph' ? (first.text.text.split('\n')[0] ?? '') : '')
  const file = document.path.replace(/^.*\//, '').replace(/\.\w+$/, '')
  const name = normalName(title)
  const both = `${name} ${normalName(file)}`
  const quoted = `its title is "${title.trim().slice(0, 60)}"`
  if (LESSON.test(both)) return { kind: null, because: `${quoted}: a text about the subject, not a release document` }
  const rollbackTitle = speaksOfRollback(title, vocabulary) || speaksOfRollback(file, vocabulary)
  if (rollbackTitle) {
    if (RECORD.test(both)) return { kind: 'rollback-record', because: quoted }
    if (STRATEGY.test(both)) return { kind: 'rollback-strategy', because: quoted }
    if (PROCEDURE.test(both)) return { kind: 'procedure', because: quoted }
    if (RUNBOOK.test(both) || headings.length > 0 || document.blocks.length > 0)
      return { kind: 'runbook', because: quoted }
  }
  const section = headings.slice(1).find((heading) => speaksOfRollback(heading.text.text, vocabulary))
  if (RECORD.test(both) && mentionsRollback(document))
    return { kind: 'rollback-record', because: `${quoted} and it tells of a rollback` }
  if (PLAN.test(both)) return { kind: 'release-plan', because: quoted }
  if (section && /\brunbook\b|\bplaybook\b/.test(both) && hasAnswer(document, section))
    return { kind: 'runbook', because: `it has a section "${section.text.text.trim().slice(0, 60)}"` }
  return {
    kind: null,
    because: section
      ? `only its section "${section.text.text.trim().slice(0, 60)}" speaks of rollback`
      : 'nothing in its title or headings speaks of a release or a rollback',
  }
}

function speaksOfRollback(text: string, vocabulary: Vocabulary): boolean {
  return vocabulary.words
    .find(text)
    .all.some((hit) => hit.name === 'rollback' && tokensOf(text.slice(hit.from, hit.to)).length > 0)
}

function mentionsRollback(document: Document): boolean {
  return /\broll(?:ed|ing)?[ -]?back\b/i.test(document.text)
}

/** A section that only says "see elsewhere" or one word is no runbook. */
function hasAnswer(document: Document, heading: Document['blocks'][number]): boolean {
  const at = document.blocks.indexOf(heading)
  for (const block of document.blocks.slice(at + 1)) {
    if (block.type === 'heading') return false
    if (block.type === 'list' || block.type === 'code') return true
  }
  return false
}

function textAt(data: DataNode | null, key: string): string | null {
  if (data?.type !== 'map') return null
  const value = data.entries.find((entry) => entry.key === key)?.value
  return value?.type === 'scalar' && typeof value.value === 'string' && !isUnfilled(value.value) ? value.value : null
}
