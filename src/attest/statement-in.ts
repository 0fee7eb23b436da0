import { canonicalText } from './canonical.js'
import { PREDICATE_TYPE, STATEMENT_TYPE, statementOf } from './statement.js'
import type { VerdictDocument } from './verdict-document.js'

/** A statement that was signed, and the verdict that it holds: not yet known to be one. */
export interface ReadStatement {
  readonly statement: Readonly<Record<string, unknown>>
  readonly verdict: unknown
}

/**
 * The statement in signed bytes, or a sentence. Only the canonical text of it is taken: what two programs could read in
 * two ways (a key given twice, a letter written as its number) says nothing that can be relied on.
 */
export function statementIn(payload: Uint8Array): ReadStatement | string {
  const statement = canonicalIn(payload)
  if (typeof statement === 'string') return `What was signed ${statement}`
  const { _type, predicateType, predicate } = statement
  if (_type !== STATEMENT_TYPE) return `What was signed is no in-toto statement v1: its \`_type\` is ${shown(_type)}.`
  if (predicateType !== PREDICATE_TYPE)
    return `What was signed is no result of a test: its \`predicateType\` is ${shown(predicateType)}.`
  const verdict = isRecord(predicate) && Object.hasOwn(predicate, VERDICT) ? predicate[VERDICT] : undefined
  if (verdict === undefined) return `What was signed holds no verdict of gonogo: its predicate has no \`${VERDICT}\`.`
  return { statement, verdict }
}

/**
 * Where a statement says something else than its verdict, or null. Fields that are not of gonogo are left alone, as
 * in-toto wants.
 */
export function disagreementIn({ statement }: ReadStatement, verdict: VerdictDocument): string | null {
  const { subject, predicate } = statementOf(verdict)
  const said = statement['predicate'] as Readonly<Record<string, unknown>>
  const other = Object.entries(predicate).find(([key, value]) => !isSame(said[key], value))?.[0]
  if (!isSame(statement['subject'], subject))
    return 'The subjects of the statement are not the documents of its verdict.'
  return other === undefined ? null : `The statement's \`${other}\` is not what its verdict comes to.`
}

const VERDICT = 'gonogoVerdict'

function canonicalIn(payload: Uint8Array): Readonly<Record<string, unknown>> | string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload)
    const data: unknown = JSON.parse(text)
    if (!isRecord(data)) return 'is no JSON object.'
    return canonicalText(data) === text ? data : 'is not written as canonical JSON.'
  } catch {
    return 'is no JSON in UTF-8.'
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return a !== undefined && canonicalText(a) === canonicalText(b)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 100)) : 'no text'
}
