import { counts, type Finding, LEVELS, type Level } from '../model/index.js'
import { count } from './printable.js'
import { SET_ASIDE, setAside } from './set-aside.js'

/** `3 block, 1 warn, 2 waived, 1 suppressed`. */
export function tally(findings: readonly Finding[]): string {
  const open = findings.filter(counts)
  const levels = LEVELS.map(
    (level: Level) => [open.filter((finding) => finding.level === level).length, level] as const,
  )
  const aside = SET_ASIDE.map((word) => [findings.filter((one) => setAside(one) === word).length, word] as const)
  return [...levels, ...aside]
    .filter(([amount]) => amount > 0)
    .map(([amount, word]) => count(amount, word, word))
    .join(', ')
}

/** Things by what they have in common, in the order in which each group begins. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = key(item)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups
}
