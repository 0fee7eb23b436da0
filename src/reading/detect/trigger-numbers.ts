import type { Reading } from '../collected.js'
import { once } from '../once.js'
import type { Section, Unit } from '../structure/unit.js'
import { chainOf } from '../structure/unit.js'
import type { Hits } from '../wording/phrases.js'
import { tokensOf } from '../wording/tokens.js'
import { contextOf, isProse } from './unit-context.js'

/** Finds the number that a condition refers to, or null. */
export type NumberReferred = (text: string) => Unit | null

/** Nobody refers to more numbers than these, in longer texts, or under more titles. */
const MOST_NUMBERS = 100
const LONGEST_TEXT = 500
const MOST_TITLES = 4
/** As many words of a condition have to be said of the number too. */
const SHARED = 2
const SHORTEST_NOUN = 4

/** "Exceeds the expected benchmarks" refers to the numbers that the same signals have elsewhere in the document. */
export function numbersElsewhere(units: readonly Unit[], reading: Reading): NumberReferred {
  // Most documents refer to no number.
  const told = once(() =>
    units
      .filter((unit) => isProse(unit) && isNumbered(unit, reading))
      .slice(0, MOST_NUMBERS)
      .map((unit) => ({ unit, text: unit.text.slice(0, LONGEST_TEXT).toLowerCase() })),
  )
  return (text) => {
    const signals = told().length === 0 ? [] : nounsOf(text.slice(0, LONGEST_TEXT), reading)
    return told().find((one) => signals.filter((noun) => one.text.includes(noun)).length >= SHARED)?.unit ?? null
  }
}

/** It gives a signal its number, and does not only say how good the service is meant to be. */
function isNumbered(unit: Unit, reading: Reading): boolean {
  const { scope } = contextOf(unit, reading)
  const titles = titlesOf(unit.section, reading)
  if (
    !scope.all.has('observability') &&
    !scope.nearest.has('triggers') &&
    !titles.some((said) => said.has('benchmarks'))
  )
    return false
  if (titles.some((said) => said.has('objective')) && !scope.nearest.has('triggers')) return false
  return reading.vocabulary.quantities.thresholdsIn(unit.text).length > 0
}

function titlesOf(section: Section, { vocabulary }: Reading): readonly Hits[] {
  const titles: Hits[] = []
  for (const { title } of chainOf(section)) {
    if (titles.length >= MOST_TITLES) break
    titles.push(vocabulary.says('triggers').find(title))
  }
  return titles
}

function nounsOf(text: string, { vocabulary }: Reading): readonly string[] {
  const ordinary = vocabulary
    .says('triggers')
    .find(text)
    .all.filter((hit) => hit.name === 'ordinary')
  const skipped = new Set(ordinary.map((hit) => hit.from))
  return tokensOf(text).flatMap(({ word, from }) =>
    word.length >= SHORTEST_NOUN && !skipped.has(from) && /^[a-z]+$/.test(word) ? [word] : [],
  )
}
