import { whyNoAnswer } from '../denial.js'
import type { Vocabulary } from '../vocabulary.js'
import { saidIn } from './answer.js'
import { unwrapped } from './convert.js'
import { whyNoPerson } from './nobody.js'

/** Whoever decided then has a name or a role now. */
const DECIDED = { name: 'approval.by' }

/** Whether a text names no role, person or group that has decided: `nobody`, `whoever was on duty`. */
export function isNobody(written: string, vocabulary: Vocabulary): boolean {
  const text = unwrapped(written)
  const spec = { ...DECIDED, subject: 'approval', type: 'text', description: '', combine: 'first' } as const
  return whyNoAnswer(text, vocabulary) !== null || whyNoPerson(spec, text, vocabulary) !== null
}

/** Whether a text says where a version stands among others, and not which one it is: `previous`, `the last stable one`. */
export function isImplicitTarget(written: string, vocabulary: Vocabulary): boolean {
  const text = unwrapped(written)
  if (whyNoAnswer(text, vocabulary) !== null) return true
  const said = saidIn(text, vocabulary)
  // `stable-2.14.3` is one version.
  return (said.has('relative') || said.has('moving')) && !/\d/.test(text)
}
