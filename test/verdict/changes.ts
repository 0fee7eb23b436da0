import { canonicalText } from '../../src/attest/index.js'
import type { Company } from './company.js'

/** What somebody does, what `verify` answers, and part of what it says. */
export type Case = [what: string, act: (it: Company) => void, exit: number, says: string, words?: string]

export const nothing = (): void => {}

interface Envelope {
  payload: string
  payloadType: string
  signatures: { keyid?: string; sig: string }[]
}

export function envelope(it: Company, change: (envelope: Envelope) => object): void {
  it.write('envelope.json', JSON.stringify(change(JSON.parse(it.read('envelope.json')))))
}

interface Statement {
  _type: string
  predicateType: string
  subject: { name: string; digest: { sha256: string } }[]
  predicate: Record<string, unknown> & { gonogoVerdict: Record<string, unknown> }
}

/** The statement that was signed, changed and signed again by the same key: nobody else could. */
export function statement(it: Company, change: (statement: Statement) => unknown): void {
  const { payload } = JSON.parse(it.read('envelope.json')) as Envelope
  const data: Statement = JSON.parse(Buffer.from(payload, 'base64').toString())
  change(data)
  it.sign(canonicalText(data))
}
