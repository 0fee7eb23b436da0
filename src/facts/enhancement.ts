import type { Fact, Mention, Release } from '../model/index.js'
import { CATALOGUE } from './catalogue.js'
import type { FactContext } from './context.js'

type FactMap = ReadonlyMap<string, Fact>

/** Where the metadata of a proposal stands, seen from its text. */
const METADATA = 'kep.yaml'
/** The folder of the approvals, and how far above a proposal it is looked for. */
const APPROVALS = 'prod-readiness'
const FARTHEST = 5

/** What is asked about a proposal wherever it is written: in its own head, in the metadata beside it. */
const JOINED = [...CATALOGUE.values()].filter(({ name, derived }) => name.startsWith('enhancement.') && !derived)
/** A proposal's file name of approvals: nothing else is looked up. */
const PLAIN = /^[\w-]+$/

/** What the documents of a proposal say together, and what its questions come to. */
export function enhancementFacts(release: Release, own: FactMap, context: FactContext): FactMap {
  const { kind, document } = release
  if (kind !== 'enhancement' && kind !== 'enhancement-metadata') return own
  const facts = new Map(own)
  const join = (target: string): boolean => {
    const said = context.said(document.path, target)
    if (said === null) return false
    for (const { name } of JOINED) {
      const known = facts.get(name)
      if (known?.state !== 'absent') continue
      const mentions = said.mentions.filter(({ field }) => field === name)
      if (mentions.length > 0) facts.set(name, fromBeside(known, mentions))
      else if (!said.trusted) facts.set(name, { ...known, state: 'unreadable' })
    }
    return true
  }
  if (kind === 'enhancement') join(METADATA)
  const path = approvalsOf(facts)
  if (path !== null) upwards(path).some(join)
  ofItsStage(facts)
  if (kind === 'enhancement') questions(release, facts)
  return facts
}

/** What a neighbour says has no place here: it is looked for at the head of the document. */
function fromBeside(known: Fact, mentions: readonly Mention[]): Fact {
  const state = (['stated', 'unreadable', 'unfilled'] as const).find((one) => mentions.some((m) => m.state === one))
  const telling = mentions.filter((mention) => mention.state === state)
  if (state !== 'stated') return { ...known, state: state ?? 'absent' }
  const values = telling.map(({ value }) => value)
  const isList = CATALOGUE.get(known.name)?.combine === 'all'
  if (!isList) return { ...known, state, value: values[0] ?? null }
  const all = values.flatMap((value) => (Array.isArray(value) ? value : [String(value)]))
  return { ...known, state, value: [...new Set(all)] }
}

/** A folder of approvals in a path, and the number of the proposal. */
const OF_APPROVALS = /^(.*?)prod-readiness\/[\w-]+\/([\w-]+)\.ya?ml$/

/**
 * Whether what a document comes to may depend on another file that it does not link: a proposal asks the metadata
 * beside it, and its approvals further up. Paths as they are in the project.
 */
export function asksUnlinked(document: { readonly path: string; readonly text: string }, other: string): boolean {
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)
  if (other === `${folderOf(document.path)}${METADATA}`) return document.path !== other
  const [, root = '', number = ''] = OF_APPROVALS.exec(other) ?? []
  if (number === '' || !document.path.startsWith(root)) return false
  return document.path.includes(number) || document.text.includes(number)
}

function approvalsOf(facts: FactMap): string | null {
  const [group, number] = ['enhancement.owningSig', 'enhancement.number'].map((name) => facts.get(name)?.value)
  if (typeof group !== 'string' || typeof number !== 'string' || !PLAIN.test(group) || !PLAIN.test(number)) return null
  return `${APPROVALS}/${group}/${number}.yaml`
}

const upwards = (path: string): readonly string[] =>
  Array.from({ length: FARTHEST }, (_, up) => `${'../'.repeat(up)}${path}`)

/** The milestone and the approver of the stage that the proposal targets. */
function ofItsStage(facts: Map<string, Fact>): void {
  const stage = facts.get('enhancement.stage')
  for (const name of ['enhancement.milestone', 'enhancement.approver']) {
    const known = facts.get(name)
    const there = stage?.state === 'stated' ? facts.get(`${name}.${String(stage.value)}`) : undefined
    if (known && there) facts.set(name, { ...there, name })
  }
}

const OUTCOMES: readonly (readonly [fact: string, answers: (answer: Mention | undefined) => boolean])[] = [
  ['questions.asked', () => true],
  ['questions.answered', (answer) => answer?.value === 'answered'],
  ['questions.no', (answer) => answer?.value === 'no'],
  ['questions.notApplicable', (answer) => answer?.value === 'not-applicable'],
  ['questions.unfinished', (answer) => answer?.state === 'unfilled'],
  ['questions.empty', (answer) => answer === undefined],
]

function questions(release: Release, facts: Map<string, Fact>): void {
  const asked = release.items.filter(({ type }) => type === 'question')
  for (const [name, fits] of OUTCOMES) {
    const some = asked.filter(({ mentions }) => fits(mentions.find(({ field }) => field === 'question.answer')))
    const known = facts.get(name)
    const [first] = some
    if (!known || !first) continue
    const names = some.map(({ mentions }) => mentions.find(({ field }) => field === 'question.name')?.value)
    facts.set(name, {
      ...known,
      state: 'stated',
      value: [...new Set(names.map(String))],
      locations: some.map(({ span }) => span),
      where: first.where,
      nearest: first.span,
    })
  }
}
