import type { FactSpec } from '../../model/index.js'
import type { Reading } from '../collected.js'

const PREFIX = 'incident.'
const HOW = '.how'

/** What an incident answers with yes or no, in the order of the catalogue. */
export function questionsIn({ catalogue }: Reading): readonly FactSpec[] {
  return [...catalogue.values()].filter(({ name, type }) => name.startsWith(PREFIX) && type === 'boolean')
}

/** The fact that tells how one knows the answer. */
export const howOf = (name: string): string => `${name}${HOW}`

/** The class of `says/incident.yaml` that speaks of a question: `schemaChanged`. */
export const classOf = (name: string): string => name.slice(PREFIX.length)
