import { type Answer, listed } from './answer.js'
import { type Place, placeOf, type Side, said, stated, thingsOf } from './joinable.js'
import { isPartOf, isPlainName, wordsOf } from './names.js'

const APPLIES_TO = 'rollback.scope.appliesTo'

interface Named {
  readonly name: string
  readonly words: readonly string[]
  readonly place: Place
}

const named = (name: string, place: Place): Named => ({ name, words: wordsOf(name), place })

function componentsOf(side: Side): readonly Named[] {
  return thingsOf(side, 'component').flatMap((thing) => {
    const name = said(thing, 'component.name')
    return typeof name === 'string' ? [named(name, placeOf(thing, 'component.name', side))] : []
  })
}

/** What a document says that it rolls back, and where; empty where it lists nothing. */
function coveredBy(side: Side): readonly Named[] {
  const scope = stated(side, APPLIES_TO)
  const names = Array.isArray(scope?.value) ? scope.value : []
  const told = names.flatMap((name, index) => {
    const place = scope?.places[index] ?? scope?.places[0]
    return place ? [named(String(name), place)] : []
  })
  return [...told, ...componentsOf(side)]
}

/** All that runbooks say they roll back. */
export function appliesTo(runbooks: readonly Side[]): Answer {
  return listed(runbooks.flatMap(coveredBy).map(({ name, place }) => ({ text: name, places: [place] })))
}

/**
 * Components of the plan that no runbook rolls back. A runbook that lists none may be for all, and so may one that speaks
 * of them in other words than names.
 */
export function uncovered(plan: Side, runbooks: readonly Side[]): Answer {
  const covered = runbooks.map(coveredBy)
  if (covered.some((list) => list.length === 0)) return null
  const all = covered.flat()
  const missing: Named[] = []
  const components = componentsOf(plan)
  for (const one of components) if (!all.some((other) => isPartOf(other.words, one.words))) missing.push(one)
  const areNames = missing.length < components.length || all.every(({ name }) => isPlainName(name))
  const [first] = all
  if (!areNames || !first) return null
  return listed(missing.map(({ name, place }) => ({ text: name, places: [place, first.place] })))
}
