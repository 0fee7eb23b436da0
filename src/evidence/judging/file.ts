import { durationInWords, type Seen } from '../../model/index.js'
import { fails, holds, type Said, shown, unreadable } from './says.js'

type OfType<Type extends Seen['type']> = Extract<Seen, { type: Type }>

/** Tests ran, and none failed. That no test ran is known, and it is not what is demanded. */
export function judgeTests({ tests, failures, errors, skipped }: OfType<'junit'>): Said {
  if (failures + errors + skipped > tests) return unreadable('The numbers of the report contradict each other.')
  const ran = tests - skipped
  if (failures + errors > 0) return fails(`${failures + errors} of ${counted(tests)} failed.`)
  if (tests === 0) return fails('The report holds no test.')
  if (ran <= 0) return fails(tests === 1 ? 'The one test was skipped.' : `All ${tests} tests were skipped.`)
  return holds(`${counted(ran)} ran and none failed${skipped > 0 ? `; ${skipped} were skipped` : ''}.`)
}

const counted = (count: number): string => `${count} ${count === 1 ? 'test' : 'tests'}`

/** A rehearsal that `succeeded`; anything else did not. */
export function judgeDrill({ outcome, duration }: OfType<'drill'>): Said {
  if (outcome === null) return unreadable('The record does not say how the rehearsal ended.')
  if (folded(outcome) !== 'succeeded')
    return fails(`The rehearsal ended ${shown(outcome)}, and only \`succeeded\` counts.`)
  return holds(
    duration === null ? 'The rehearsal succeeded.' : `The rehearsal succeeded in ${durationInWords(duration)}.`,
  )
}

/** A decision that is `approved`, whole and without a condition, by somebody: by one of those who are named, where some are. */
export function judgeApproval({ decision, by, role }: OfType<'approval'>, approvers?: readonly string[]): Said {
  const who = [by, role].flatMap((one) => (one === null ? [] : [shown(one)])).join(', ')
  if (decision === null) return unreadable('The file does not say what was decided.')
  if (folded(decision) !== 'approved') return fails(`The decision is ${shown(decision)}, and only \`approved\` counts.`)
  if (who === '') return unreadable('It is approved, and the file does not say by whom.')
  if (approvers === undefined) return holds(`Approved by ${who}.`)
  const isDemanded = approvers.some((one) => [by, role].some((name) => name !== null && folded(name) === folded(one)))
  if (isDemanded) return holds(`Approved by ${who}.`)
  const names = approvers.length === 0 ? 'nobody' : approvers.map(shown).join(' or ')
  return fails(`Approved by ${who}, and the approval of ${names} is demanded.`)
}

/** Names are the same whatever their case, blanks too many and forms of one letter. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
