import type { Catalogue, DataNode, Mention } from '../../model/index.js'
import type { Collected } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import type { Vocabulary } from '../vocabulary.js'

type Place = Pick<Mention, 'field' | 'where'>

/** Where the metadata of a proposal and the approvals of its readiness stand, by the keys the tooling asks for. */
const KEYS: readonly (readonly [fact: string, path: readonly string[]])[] = [
  ['enhancement.number', ['kep-number']],
  ['enhancement.status', ['status']],
  ['enhancement.stage', ['stage']],
  ['enhancement.latestMilestone', ['latest-milestone']],
  ['enhancement.milestone.alpha', ['milestone', 'alpha']],
  ['enhancement.milestone.beta', ['milestone', 'beta']],
  ['enhancement.milestone.stable', ['milestone', 'stable']],
  ['enhancement.milestone.deprecated', ['milestone', 'deprecated']],
  ['enhancement.milestone.disabled', ['milestone', 'disabled']],
  ['enhancement.milestone.removed', ['milestone', 'removed']],
  ['enhancement.owningSig', ['owning-sig']],
  ['enhancement.approvers', ['approvers']],
  ['enhancement.reviewers', ['reviewers']],
  ['enhancement.featureGates', ['feature-gates']],
  ['enhancement.disableSupported', ['disable-supported']],
  ['enhancement.metrics', ['metrics']],
  ['enhancement.approver.alpha', ['alpha', 'approver']],
  ['enhancement.approver.beta', ['beta', 'approver']],
  ['enhancement.approver.stable', ['stable', 'approver']],
]

/** Notes what the keys of a proposal's metadata, of its approvals or of its front matter state. */
export function readMetadata(
  data: DataNode | null,
  catalogue: Catalogue,
  vocabulary: Vocabulary,
  into: Collected,
): void {
  for (const [field, path] of KEYS) {
    const found = nodeAt(data, path)
    const type = catalogue.get(field)?.type
    if (found && type)
      into.mentions.push(...mentionsOf(found, { field, where: `/${path.join('/')}` }, type, vocabulary))
  }
}

function nodeAt(data: DataNode | null, path: readonly string[]): DataNode | null {
  let node = data
  for (const key of path)
    node = node?.type === 'map' ? (node.entries.find((entry) => entry.key === key)?.value ?? null) : null
  return node
}

function mentionsOf(node: DataNode, at: Place, type: string, vocabulary: Vocabulary): readonly Mention[] {
  const put = (state: Mention['state'], value: Mention['value'] = null): readonly Mention[] => {
    return [{ ...at, state, value, span: node.span, by: 'answer' }]
  }
  // An empty list is an answer, there are none; except where somebody has to be named.
  if (node.type === 'sequence' && node.items.length === 0) return NAMED.has(at.field) ? [] : put('stated', [])
  if (node.type === 'sequence') return node.items.flatMap((item) => mentionsOf(named(item), at, 'text', vocabulary))
  if (node.type === 'map') return put('unreadable')
  const text = node.source.trim()
  if (text === '' || node.value === null) return []
  if (isUnfilled(text, vocabulary) || OPTIONS.test(text)) return put('unfilled')
  // `soon`: no release was chosen yet.
  if (at.field === 'enhancement.latestMilestone' && !/\d/.test(text)) return put('unfilled')
  if (type !== 'boolean') return put('stated', LOWER.has(at.field) ? text.toLowerCase() : text)
  const truth = typeof node.value === 'boolean' ? node.value : TRUTHS.get(text.toLowerCase())
  return truth === undefined ? put('unreadable') : put('stated', truth)
}

/** What older YAML takes for booleans. */
const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['on', true],
  ['no', false],
  ['off', false],
])

/** Words that are compared. */
const LOWER = new Set(['enhancement.status', 'enhancement.stage'])

/** Whom a proposal cannot do without. */
const NAMED = new Set(['enhancement.owningSig', 'enhancement.approvers', 'enhancement.reviewers'])

/** `- name: MyFeature` lists MyFeature. */
const named = (item: DataNode): DataNode =>
  (item.type === 'map' ? item.entries.find(({ key }) => key === 'name')?.value : undefined) ?? item

/** `alpha|beta|stable`: nobody has chosen yet. */
const OPTIONS = /^[\w-]+(?:\s*\|\s*[\w-]+)+$/
