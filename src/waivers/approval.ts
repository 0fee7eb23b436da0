import type { WaiverTerms } from '../model/index.js'

/**
 * Whether the one who approved is on the list. Names are compared whole, blind to case, to blanks too many and to
 * forms of one letter that Unicode takes for the same; letters that only look alike are others.
 */
export function mayApprove(approvedBy: string, { approvers }: WaiverTerms): boolean {
  const name = folded(approvedBy)
  return name !== '' && approvers.some((approver) => folded(approver) === name)
}

/**
 * Whether who approved is who wrote the change. `Ann Lee <ann@shop.example>`, as git has it, is `Ann Lee` and
 * `ann@shop.example`, and `@ann` is `ann`: here it is enough that one of the names is the same.
 */
export function isOwn(approvedBy: string, { author }: WaiverTerms): boolean {
  if (author === null) return false
  const mine = namesOf(author)
  return namesOf(approvedBy).some((name) => mine.includes(name))
}

function namesOf(written: string): readonly string[] {
  const text = folded(written)
  const [, name = '', address = ''] = /^([^<>]*)<([^<>]*)>$/.exec(text) ?? []
  return [text, name, address].map((one) => one.trim().replace(/^@/, '')).filter((one) => one !== '')
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
