import type { Reading } from '../collected.js'
import type { Section } from '../structure/unit.js'

/** A question that every unit of a section would ask anew, asked once of each section. */
export function bySection<T>(
  ask: (section: Section, reading: Reading) => T,
): (section: Section, reading: Reading) => T {
  const known = new WeakMap<Reading['scopes'], Map<Section, { readonly is: T }>>()
  return (section, reading) => {
    let answers = known.get(reading.scopes)
    if (!answers) {
      answers = new Map()
      known.set(reading.scopes, answers)
    }
    const ready = answers.get(section)
    if (ready) return ready.is
    const is = ask(section, reading)
    answers.set(section, { is })
    return is
  }
}
