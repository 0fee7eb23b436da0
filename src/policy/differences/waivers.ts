import type { Difference, Waiver } from '../../model/index.js'
import { canonical } from './canonical.js'

/** Waivers that are new, gone or changed. They are known again by their rule and scope. */
export function waiverDifferences(trusted: readonly Waiver[], head: readonly Waiver[]): readonly Difference[] {
  const [before, after] = [byKey(trusted), byKey(head)]
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
    return ofWaiver(before.get(key), after.get(key))
  })
}

const byKey = (waivers: readonly Waiver[]) => new Map(waivers.map((one) => [canonical([one.rule, one.scope]), one]))

function ofWaiver(before: Waiver | undefined, after: Waiver | undefined): readonly Difference[] {
  const what = 'waiver' as const
  if (before && !after) return [{ what, name: nameOf(before), trusted: until(before), head: null, weaker: false }]
  if (!before || !after)
    return after ? [{ what, name: nameOf(after), trusted: null, head: until(after), weaker: true }] : []
  return PARTS.flatMap((part): readonly Difference[] => {
    const [was, is] = [before[part], after[part]]
    if (was === is) return []
    // A day as it is written sorts as it passes; what is no day has expired.
    const isEarlier = part === 'expires' && (!DAY.test(is) || (DAY.test(was) && is < was))
    return [
      { what, name: `${nameOf(after)}: ${part}`, trusted: was, head: is, weaker: !(isEarlier || part === 'reason') },
    ]
  })
}

const PARTS = ['expires', 'approvedBy', 'ticket', 'reason'] as const
const DAY = /^\d{4}-\d{2}-\d{2}$/

const nameOf = ({ rule, ticket }: Waiver): string => `${rule}, ${ticket}`
const until = ({ expires, approvedBy }: Waiver): string => `until ${expires}, approved by ${approvedBy}`
