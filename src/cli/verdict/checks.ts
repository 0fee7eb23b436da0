import {
  disagreementIn,
  envelopeIn,
  type Key,
  PAYLOAD_TYPE,
  payloadOf,
  statementIn,
  unlike,
  type VerdictDocument,
} from '../../attest/index.js'
import { parse } from '../../formats/index.js'
import type { Source } from '../../model/index.js'
import { canonicalOf, verdictIn } from './read-verdict.js'

/** One thing that was looked at, and what is so. */
export interface Check {
  readonly name: 'signature' | 'statement' | 'time' | 'documents' | 'replay'
  readonly holds: boolean
  /** A sentence. */
  readonly says: string
  readonly details: readonly string[]
}

/** What was signed, as far as it could be read: nothing of it is believed before the signature holds. */
export interface Opened {
  readonly checks: readonly Check[]
  readonly verdict: VerdictDocument | null
}

/** Signature first, then what was signed. */
export function openEnvelope(source: Source, key: Key): Opened {
  const envelope = envelopeOf(source)
  if (typeof envelope === 'string') return failed('signature', envelope)
  const payload = payloadOf(envelope, key)
  if (typeof payload === 'string') return failed('signature', payload)
  const signature: Check = holds('signature', `${key.algorithm} ${key.id}`)
  if (envelope.payloadType !== PAYLOAD_TYPE)
    return failed('statement', `Its type is not ${PAYLOAD_TYPE} but ${envelope.payloadType}.`, signature)
  const read = statementIn(payload)
  if (typeof read === 'string') return failed('statement', read, signature)
  const verdict = verdictIn(canonicalOf(read.verdict) ?? '')
  if (typeof verdict === 'string') return failed('statement', verdict, signature)
  const disagreement = disagreementIn(read, verdict)
  if (disagreement !== null) return failed('statement', disagreement, signature)
  const { length } = verdict.documents
  const says = `${verdict.verdict} for ${planOf(verdict)} and ${length - 1} ${length === 2 ? 'document' : 'documents'} that it joins.`
  return { checks: [signature, holds('statement', says)], verdict }
}

const NOT_SIGNED = 'It is a verdict that nobody signed. Sign it first: gonogo attest VERDICT --key KEY -o ENVELOPE'

/** A key that is given twice could be read in two ways, so that all must be strict JSON. */
function envelopeOf(source: Source): ReturnType<typeof envelopeIn> {
  const error = parse(source, { format: 'json' })
    .flatMap(({ problems }) => problems)
    .find(({ severity }) => severity === 'error')
  if (error) return `It is no envelope: line ${error.span.line}: ${error.message}`
  // Whoever has not signed yet is not helped by what an envelope lacks.
  if (typeof verdictIn(source.text.replace(/\n$/, '')) !== 'string') return NOT_SIGNED
  try {
    return envelopeIn(JSON.parse(source.text))
  } catch {
    return 'It is no envelope: it is no JSON.'
  }
}

/** Whether the verdict is of a moment that is over, and its GO has not ended. */
export function timeCheck({ at, validUntil, verdict }: VerdictDocument, now: string): Check {
  const moment = Date.parse(now)
  const judged = `Judged at ${exact(at)}.`
  if (!(Date.parse(at) <= moment)) return fails('time', `${judged} That still lies ahead: it is ${exact(now)}.`)
  if (verdict !== 'GO') return holds('time', judged)
  if (validUntil === null) return holds('time', `${judged} Nothing is known that would end it.`)
  const { moment: end, because } = validUntil
  return moment < Date.parse(end)
    ? holds('time', `${judged} It holds until ${exact(end)}, when this would be so:`, because)
    : fails('time', `This GO held until ${exact(end)}, and it is ${exact(now)}. Since then this is so:`, because)
}

/** As it is written, without the part of a second that is none. */
const exact = (moment: string): string => moment.replace('.000Z', 'Z')

/** Whether every document is the one that was judged, and the same is decided again. */
export function replayChecks(signed: VerdictDocument, again: VerdictDocument): readonly Check[] {
  const [about, named] = [planOf(signed), planOf(again)]
  if (about !== named) return [fails('documents', `The verdict is about ${about}, and ${named} was named.`)]
  const differences = unlike(signed, again)
  const { length } = signed.documents
  const changed = differences.filter(({ part }) => part === 'documents').map(({ says }) => says)
  const others = differences.filter(({ part }) => part !== 'documents').map(({ says }) => says)
  const isSame = length === 1 ? 'The plan is as it was.' : `${length} documents are as they were.`
  return [
    changed.length === 0 ? holds('documents', isSame) : fails('documents', 'Not all are as they were.', changed),
    differences.length === 0
      ? holds('replay', 'The same is decided again, byte by byte.')
      : fails('replay', 'The same is not decided again.', others),
  ]
}

function planOf({ documents }: VerdictDocument): string {
  return documents.find(({ relation }) => relation === 'plan')?.place ?? 'no plan'
}

function holds(name: Check['name'], says: string, details: readonly string[] = []): Check {
  return { name, holds: true, says, details }
}

function fails(name: Check['name'], says: string, details: readonly string[] = []): Check {
  return { name, holds: false, says, details }
}

function failed(name: Check['name'], says: string, ...before: readonly Check[]): Opened {
  return { checks: [...before, fails(name, says)], verdict: null }
}
