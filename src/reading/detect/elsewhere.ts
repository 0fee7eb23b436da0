import { chainOf, type Unit } from '../structure/unit.js'
import { isImperative } from './instructing.js'
import { type Context, isProse } from './unit-context.js'

/** Why what stands in a place is no part of the rollback, or null where it is one. */
export function whyElsewhere(unit: Unit, effect: string, { rollback, scope }: Context): string | null {
  // Inside the chapter on rollback, a numbered order or a command is a part of it under whatever title it stands.
  const inside = (scope.within || scope.rollback) && isOrderedStep(unit)
  if (!rollback && !inside) return 'not part of a rollback'
  if (!scope.rollback && !inside && unit.type !== 'row' && !instructs(unit))
    return 'names rollback without instructing it'
  if (scope.aside && !(inside && EXPLAINS.test(scope.aside.title)))
    return `under "${scope.aside.title}", not part of the rollback`
  if (scope.nearest.has('drills')) return 'part of a drill'
  if (inside && !isBeforeRelease(unit)) return null
  if (scope.nearest.has('prerequisites') || (scope.phase === 'before' && effect !== 'secret'))
    return 'a preparation, not the rollback'
  return scope.nearest.has('references') || scope.nearest.has('contacts') ? 'a reference' : null
}

/** Chapters that explain; whoever orders something there has put it into the wrong place. */
const EXPLAINS = /\b(?:glossary|motivation|history|release notes|changelog)\b/i

/** A numbered imperative, or a command on a line of its own or in such a step. */
function isOrderedStep(unit: Unit): boolean {
  const host = unit.host ?? unit
  return isProse(host) ? host.number !== null && isImperative(host.text) : true
}

/** What is done before the release went out is no part of taking it back. */
function isBeforeRelease(unit: Unit): boolean {
  for (const { title } of chainOf(unit.section)) if (/\bpre[- ]?(?:deploy|launch|release)/i.test(title)) return true
  return false
}

/** Imperative or recommending, also outside a rollback section. */
const instructs = (unit: Unit): boolean =>
  unit.number !== null ||
  unit.checked !== null ||
  /\b(?:run|execute|restore|apply|must|should|recommended|use|perform|repeat|we will|please)\b/i.test(unit.text)
