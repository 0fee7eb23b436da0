import type { Outcome, Standing } from '../model/index.js'

/**
 * What outcomes about one option come to. A block that is not met rules it out, whatever else is not known. Where anything
 * that could rule it out or speak against it cannot be told, or nothing was asked, the option is never open.
 *
 * @param isTrusted whether both documents could be read as they are, and every rule was asked
 */
export function standingOf(outcomes: readonly Outcome[], isTrusted: boolean): Standing {
  const weighty = outcomes.filter(({ active, result }) => active.level !== 'note' && result !== 'not-applicable')
  const is = (result: Outcome['result'], level: string) =>
    weighty.some((one) => one.result === result && one.active.level === level)
  if (is('not-met', 'block')) return 'ruled-out'
  const isOpen = weighty.some(({ result }) => result === 'cannot-tell')
  if (isOpen || !isTrusted || weighty.length === 0) return 'unknown'
  return is('not-met', 'warn') ? 'spoken-against' : 'open'
}
