import {
  type DataNode,
  EVIDENCE_TYPES,
  type EvidenceDemand,
  type EvidenceType,
  type MapNode,
  type Span,
} from '../../model/index.js'
import { readCredentials } from './credentials.js'
import { type Mistake, mistake } from './mistake.js'
import { questionMistakes } from './question-mistakes.js'
import { readQuestion } from './read-question.js'
import { secondsOf } from './time-span.js'
import { mapsIn, nodeAt, textAt, textsOf } from './written.js'

const DEFAULT_TIMEOUT = 10
const DEFAULT_AGE = 86_400
const LONGEST_TIMEOUT = 300

/** `gate.evidence`, and what is wrong with it beyond its shape. An entry that cannot be asked is left out. */
export function readEvidence(
  node: DataNode | undefined,
  path: string,
): { readonly evidence: readonly EvidenceDemand[]; readonly mistakes: readonly Mistake[] } {
  const entries = mapsIn(node)
  const evidence = entries.flatMap((entry) => readDemand(entry, path) ?? [])
  return { evidence, mistakes: [...repeatedNames(entries), ...entries.flatMap(entryMistakes)] }
}

function readDemand(entry: MapNode, path: string): EvidenceDemand | null {
  const name = textAt(entry, 'name')
  const [of, more] = questionsIn(entry)
  const question = of && !more ? readQuestion(of.type, of.node) : null
  if (!name?.source || !of || !question) return null
  return {
    name: name.source,
    question,
    credentials: readCredentials(nodeAt(of.node, 'credentials')),
    // A file says itself from when it is, and may be a rehearsal of last month. Who looks anew looks at something new.
    maxAge: spanOfTime(entry, 'maxAge') ?? (of.type === 'file' ? null : DEFAULT_AGE),
    ...approversOf(of.type, of.node),
    timeout: Math.min(spanOfTime(entry, 'timeout') ?? DEFAULT_TIMEOUT, LONGEST_TIMEOUT),
    names: namedIn(of.node),
    path,
    span: name.span,
  }
}

/** Who is demanded is no part of what is asked: the file says the same whoever may approve. */
function approversOf(type: EvidenceType, node: MapNode): Pick<EvidenceDemand, 'approvers'> {
  const approvers = type === 'file' ? textsOf(nodeAt(node, 'approvers')) : null
  return approvers ? { approvers } : {}
}

function questionsIn(entry: MapNode): readonly { readonly type: EvidenceType; readonly node: MapNode }[] {
  return EVIDENCE_TYPES.flatMap((type) => {
    const node = nodeAt(entry, type)
    return node?.type === 'map' ? [{ type, node }] : []
  })
}

const spanOfTime = (entry: MapNode, key: string): number | null => secondsOf(textAt(entry, key)?.source ?? '') || null

/** `{rollback.target.explicit}`: a fact of the plan, in any text of the question. */
const FACT = /\{ *([A-Za-z][\w.-]*) *\}/g

function namedIn(node: DataNode): readonly { readonly fact: string; readonly span: Span }[] {
  if (node.type === 'map') return node.entries.flatMap(({ value }) => namedIn(value))
  if (node.type === 'sequence' || typeof node.value !== 'string') return []
  return [...node.source.matchAll(FACT)].map(([, fact = '']) => ({ fact, span: node.span }))
}

function repeatedNames(entries: readonly MapNode[]): readonly Mistake[] {
  const seen = new Map<string, Span>()
  return entries.flatMap((entry) => {
    const name = textAt(entry, 'name')
    const before = name && seen.get(name.source)
    if (name && !before) seen.set(name.source, name.span)
    if (!name || !before) return []
    const message = `The evidence in line ${before.line} is called \`${name.source}\` as well.`
    return [mistake(name.span, 'repeated-name', message, 'Give each a name of its own: what was seen is kept by it.')]
  })
}

function entryMistakes(entry: MapNode): readonly Mistake[] {
  return [
    ...typeMistakes(entry),
    ...questionsIn(entry).flatMap(({ type, node }) => questionMistakes(type, node)),
    ...['maxAge', 'timeout'].flatMap((key) => timeMistakes(entry, key)),
  ]
}

/** A question of the wrong shape is one that was asked, and `conform` tells what is wrong with it. */
function typeMistakes(entry: MapNode): readonly Mistake[] {
  const asked = entry.entries.filter(({ key }) => EVIDENCE_TYPES.some((type) => type === key))
  const [first, second] = asked
  const types = EVIDENCE_TYPES.map((type) => `\`${type}\``).join(', ')
  if (!first) {
    const span = textAt(entry, 'name')?.span ?? entry.entries[0]?.keySpan ?? entry.span
    return [mistake(span, 'missing-key', 'The evidence does not say what is asked.', `Add one of ${types}.`)]
  }
  if (!second) return []
  const message = `The evidence asks two things, \`${first.key}\` and \`${second.key}\`.`
  return [mistake(second.keySpan, 'two-questions', message, 'Make two entries of it, each with a name.')]
}

function timeMistakes(entry: MapNode, key: string): readonly Mistake[] {
  const written = textAt(entry, key)
  const seconds = written && secondsOf(written.source)
  if (!written || seconds === null || seconds === undefined) return []
  if (seconds === 0) {
    return [mistake(written.span, 'no-time', `\`${key}\` is no time at all.`, 'Write a time, such as `10s`.')]
  }
  if (key === 'maxAge' || seconds <= LONGEST_TIMEOUT) return []
  const message = 'A gate does not wait that long for one answer.'
  return [mistake(written.span, 'too-long', message, 'Write at most `5m`.')]
}
