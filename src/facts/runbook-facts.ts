import { all, type DocumentEntry, derived, first, fleeting } from './entry.js'

/** What a document tells of itself. */
export const METADATA = ['created', 'updated', 'owner']
/** What a record documents. */
export const DOCUMENTED = ['trigger', 'timeline', 'systems', 'resolution', 'lessons']

/** What a runbook says beyond what every document may say. */
export const RUNBOOK_FACTS: readonly DocumentEntry[] = [
  derived(all('document.metadata', 'What the document tells of itself.', METADATA)),
  fleeting(first('document.age', 'duration', 'How long ago it was last changed, or else written.')),
  derived(all('rollback.triggers.kinds', 'Who pulls the triggers.', ['automatic', 'manual'])),
  all('rollback.immediateActions', 'What is done at once, before the rollback is executed.'),
  all('rollback.followUp', 'What is done once it has been rolled back.'),
  all('testing.scenarios', 'What is rehearsed when rollback is tested.'),
  all('testing.schedule', 'When rollback is tested: monthly, before each deployment, once a year.'),
]
