import { canonicalText, contradictionIn, type VerdictDocument } from '../../attest/index.js'
import { parse } from '../../formats/index.js'
import type { Document } from '../../model/index.js'
import { conform, conforms } from '../../schema/index.js'

/**
 * The verdict in a text, or a sentence: that it is not as gonogo writes it, has another shape than the schema says, or
 * contradicts itself. Only canonical JSON is taken, so that no two programs can read it in two ways.
 */
export function verdictIn(text: string): VerdictDocument | string {
  const data = dataIn(text)
  if (data === undefined) return 'It is no JSON.'
  if (canonicalOf(data) !== text) return 'It is not written as gonogo writes it, in canonical JSON.'
  const [document] = parse({ path: 'verdict.json', text }, { format: 'json' }) as readonly [Document]
  if (!conforms('verdict', document)) {
    const [first] = conform('verdict', document)
    return `It is no verdict: ${first?.message ?? 'its parts are others than schemas/verdict.schema.json says.'}`
  }
  const verdict = data as VerdictDocument
  return contradictionIn(verdict) ?? verdict
}

function dataIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Null where there is none. */
export function canonicalOf(data: unknown): string | null {
  try {
    return canonicalText(data)
  } catch {
    return null
  }
}
