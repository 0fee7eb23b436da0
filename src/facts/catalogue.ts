import type { Catalogue, FactSpec, ItemType } from '../model/index.js'
import { DOCUMENT_FACTS } from './document-facts.js'
import { ITEM_FACTS } from './item-facts.js'

/** Beside which fact of the document things of a type are listed: where a reader would look for a list that is not there. */
const LISTED: Readonly<Record<ItemType, string>> = {
  action: 'rollback.steps',
  approval: 'approvals.count',
  attempt: 'records.count',
  change: 'release.components',
  component: 'release.components',
  drill: 'drills.count',
  evidence: 'release.name',
  'exit-state': 'procedure.exitStates',
  gate: 'release.name',
  input: 'procedure.inputs',
  link: 'relationships.dependsOn',
  option: 'incident.component',
  past: 'rollback.timeBound',
  phase: 'rollback.phases',
  question: 'questions.asked',
  record: 'records.count',
  revision: 'changeManagement.rules',
  step: 'rollback.steps',
  suppression: 'release.name',
  trigger: 'rollback.triggers',
  waiver: 'release.name',
}

const items = Object.entries(ITEM_FACTS) as [ItemType, (typeof ITEM_FACTS)[ItemType]][]
const types = Object.keys(LISTED) as ItemType[]

const specs: readonly FactSpec[] = [
  ...DOCUMENT_FACTS.map((entry): FactSpec => {
    const lists = types.filter((type) => LISTED[type] === entry.name)
    return { ...entry, subject: 'document', ...(lists.length > 0 ? { lists } : {}) }
  }),
  ...items.flatMap(([subject, entries]) => entries.map((entry): FactSpec => ({ combine: 'first', ...entry, subject }))),
]

/** Every fact there is, by name, in the order of the generated page. */
export const CATALOGUE: Catalogue = new Map(specs.map((spec) => [spec.name, spec]))
