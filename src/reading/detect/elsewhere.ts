import { firstAt } from '../structure/prose.js'
import { chainOf, type Section, type Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'
import { instructs, isImperative } from './instructing.js'
import { type Context, isProse } from './unit-context.js'

/** Why what stands in a place is no part of the rollback, or null where it is one. */
export function whyElsewhere(
  unit: Unit,
  effect: string,
  { rollback, scope }: Context,
  vocabulary: Vocabulary,
): string | null {
  // Inside the chapter on rollback, a numbered order or a command is a part of it under whatever title it stands.
  const inside = (scope.within || scope.rollback) && isOrderedStep(unit, vocabulary)
  if (!rollback && !inside) return 'not part of a rollback'
  if (
    !scope.rollback &&
    !inside &&
    unit.type !== 'row' &&
    !isLabelled(unit, vocabulary) &&
    !instructs(unit, vocabulary)
  )
    return 'names rollback without instructing it'
  if (scope.others) return `under "${scope.others.title}", not of this release`
  if (scope.aside && !(inside && says(scope.aside.title, 'explains', vocabulary)))
    return `under "${scope.aside.title}", not part of the rollback`
  if (scope.nearest.has('drills')) return 'part of a drill'
  const alone = effect === 'manual' ? titleOf(unit, 'by-itself', vocabulary) : null
  if (alone) return `under "${alone.title}", which goes by itself`
  if (isEntry(unit)) return 'a reference'
  if (inside && !titleOf(unit, 'pre-release', vocabulary)) return null
  if (scope.nearest.has('prerequisites') || (scope.phase === 'before' && effect !== 'secret'))
    return 'a preparation, not the rollback'
  return scope.nearest.has('references') || scope.nearest.has('contacts') ? 'a reference' : null
}

/** `Rollback: flip the tenant back`. */
const isLabelled = ({ pair, text }: Unit, vocabulary: Vocabulary): boolean =>
  pair !== undefined && vocabulary.words.find(pair.label).has('rollback') && isImperative(text, vocabulary)

/** An entry of a table of contents: nothing but a link to a place of the same document. */
function isEntry({ prose, from, text }: Unit): boolean {
  const first = prose.marks[firstAt(prose.marks, from, (mark) => mark.from)]
  return (
    first?.type === 'link' &&
    first.url?.startsWith('#') === true &&
    first.from === from &&
    first.to >= from + text.length
  )
}

/** A numbered imperative, or a command on a line of its own or in such a step. */
function isOrderedStep(unit: Unit, vocabulary: Vocabulary): boolean {
  const host = unit.host ?? unit
  return isProse(host) ? host.number !== null && isImperative(host.text, vocabulary) : true
}

const says = (title: string, name: string, vocabulary: Vocabulary): boolean =>
  vocabulary.says('describing').find(title).has(name)

/** The nearest title above that says something of its chapter. */
function titleOf(unit: Unit, name: 'pre-release' | 'by-itself', vocabulary: Vocabulary): Section | null {
  for (const section of chainOf(unit.section)) if (says(section.title, name, vocabulary)) return section
  return null
}
