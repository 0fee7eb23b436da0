import { all, type DocumentEntry, derived, first } from './entry.js'

/** Events after which rollback is required. */
export const REQUIRED_ON = ['deployment-verification', 'smoke-tests', 'health', 'definition-of-done', 'guarantees']
export const OUTCOMES = ['succeeded', 'failed', 'aborted', 'partial']

const how = (name: string): DocumentEntry => first(`${name}.how`, 'text', 'How one knows.')

/** What is so while something is wrong. */
export const INCIDENT_FACTS: readonly DocumentEntry[] = [
  derived(first('incident.status', 'text', 'The status that the incident gives itself.')),
  first('incident.component', 'text', 'What is broken.'),
  first('incident.version', 'version', 'The version that is live.'),
  first('incident.detected', 'date', 'When it was noticed.'),
  first('incident.deadline', 'date', 'From when on the harm is not acceptable.'),
  {
    ...first(
      'incident.timeLeft',
      'duration',
      'How long until the harm is not acceptable: until the deadline, or as stated and less with every minute since the incident was updated, else detected.',
    ),
    fleeting: true,
  },
  all('incident.symptoms', 'What people see.'),
  first('incident.trigger', 'text', 'The signal that fired.'),
  first('incident.trigger.value', 'quantity', 'What was measured.'),
  all('incident.failed', 'Which of the events have happened that require rollback.', REQUIRED_ON),
  first(
    'incident.schemaChanged',
    'boolean',
    'Whether a schema was changed so that the version before does not work with it.',
  ),
  how('incident.schemaChanged'),
  first('incident.dataMutated', 'boolean', 'Whether data was changed so that going back loses or breaks it.'),
  how('incident.dataMutated'),
  first('incident.versionSkew', 'boolean', 'Whether several versions run side by side after a partial rollout.'),
  how('incident.versionSkew'),
  first('incident.externalEffects', 'boolean', 'Whether other systems have already processed the change.'),
  how('incident.externalEffects'),
  first(
    'incident.targetVerified',
    'boolean',
    'Whether the rollback target was verified: it exists, and it is healthy.',
  ),
  how('incident.targetVerified'),
  first(
    'incident.unsafeCondition',
    'boolean',
    'Whether one of the conditions holds under which the plan calls rollback unsafe.',
  ),
  how('incident.unsafeCondition'),
  first('incident.rollbackTried', 'boolean', 'Whether rollback was tried already in this incident.'),
  derived(first('incident.lastAttempt.outcome', 'text', 'How the last attempt to roll back ended.', OUTCOMES)),
  derived(first('incident.lastAttempt.analysis', 'text', 'What was found out about why it ended so.')),
  first('incident.forwardFix', 'text', 'The fix that would be shipped instead.'),
  first('incident.forwardFix.ready', 'boolean', 'Whether it can be shipped at once.'),
  first('incident.forwardFix.takes', 'duration', 'How long it takes until it works for everybody.'),
  first('incident.freeze', 'boolean', 'Whether a freeze forbids new changes now.'),
  first('incident.delay', 'text', 'Why rollback is put off, where it is required.'),
]
