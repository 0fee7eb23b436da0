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

/** Classes of `says/incident.yaml` that speak of a question. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['incident.schemaChanged', 'schemaChanged'],
  ['incident.dataMutated', 'dataMutated'],
  ['incident.versionSkew', 'versionSkew'],
  ['incident.externalEffects', 'externalEffects'],
  ['incident.targetVerified', 'targetVerified'],
  ['incident.unsafeCondition', 'unsafeCondition'],
  ['incident.rollbackTried', 'rollbackTried'],
  ['incident.freeze', 'freeze'],
])

/** The class that speaks of a question; null where none does. */
export const classOf = (name: string): string | null => CLASSES.get(name) ?? null
