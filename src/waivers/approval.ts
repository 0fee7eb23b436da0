import { isSamePerson, type WaiverTerms } from '../model/index.js'

/**
 * Whether the one who approved is on the list. Names are compared whole, blind to case, to blanks too many and to
 * forms of one letter that Unicode takes for the same; letters that only look alike are others.
 */
export function mayApprove(approvedBy: string, { approvers }: WaiverTerms): boolean {
  const name = folded(approvedBy)
  return name !== '' && approvers.some((approver) => folded(approver) === name)
}

/** Whether who approved is one of those who wrote the change, in any form of a name. */
export function isOwn(approvedBy: string, { author }: WaiverTerms): boolean {
  return author !== null && isSamePerson(approvedBy, author)
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
