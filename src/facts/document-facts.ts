import { EMERGENCY_FACTS } from './emergency-facts.js'
import { ENHANCEMENT_FACTS } from './enhancement-facts.js'
import { all, type DocumentEntry, derived, first, fleeting } from './entry.js'
import { INCIDENT_FACTS, REQUIRED_ON } from './incident-facts.js'
import { PROCEDURE_FACTS } from './procedure-facts.js'
import { RUNBOOK_FACTS } from './runbook-facts.js'

const ROLLBACK_TYPES = ['code', 'configuration', 'traffic', 'feature-flag', 'data', 'forward-fix', 'infrastructure']
export const HAZARDS = ['schema-changed', 'data-mutated', 'version-skew', 'external-effect', 'irreversible']
export const EFFECTS = [
  'read-only',
  'deploy',
  'traffic',
  'configuration',
  'feature-flag',
  'database',
  'secret',
  'manual',
  'partial',
  'infrastructure',
  'irreversible',
  'unknown',
]

/** What a whole document says. Order is the order of the generated catalogue. */
export const DOCUMENT_FACTS: readonly DocumentEntry[] = [
  first('document.status', 'text', 'The status the document gives itself, in lower case: draft, accepted, active.'),
  first('document.freeze', 'text', 'Whether a freeze applies to the document itself, as its header states it.'),
  first('document.owner', 'text', 'Who keeps the document.'),
  first('document.created', 'date', 'When it was written.'),
  first('document.updated', 'date', 'When it was last changed, as it says itself.'),
  all('document.placeholders', 'Unfinished authoring: TBD, [Step 1], an empty table cell, a blank label, a date mask.'),

  first('release.name', 'text', 'What is released.'),
  first('release.version', 'version', 'The version being shipped.'),
  first('release.environment', 'text', 'Where it is shipped to.'),
  first('release.window.start', 'date', 'When the release may begin.'),
  first('release.window.end', 'date', 'When it must be finished.'),
  derived(
    first('release.window', 'period', 'From when it may begin to when it must be finished, where both are stated.'),
  ),
  first('release.deploymentPattern', 'text', 'How it is rolled out.', ['blue-green', 'canary', 'rolling', 'recreate']),
  all('release.components', 'The components that change.'),

  all('ownership.decision', 'A named role, person or group that decides or approves rollback or go/no-go.'),
  all('ownership.execution', 'Who carries the rollback out.'),
  all('ownership.riskAcceptance', 'Who accepts the business risk.'),
  all('ownership.communication', 'Who speaks to stakeholders.'),

  all('rollback.types', 'What kind of rollback it is.', ROLLBACK_TYPES),
  derived(
    first(
      'rollback.option',
      'boolean',
      'Stated when there is any answer to "what is our rollback option": a type, steps or a forward-fix; false where it is said that there is none.',
    ),
  ),
  first(
    'rollback.target.explicit',
    'version',
    'A concrete version, tag, digest, revision or commit to return to; "previous" and "last known good" are not.',
  ),
  first('rollback.target.digest', 'text', 'The digest of the artifact to return to.'),
  first('rollback.target.form', 'text', 'How the target is given.', [
    'concrete',
    'concrete-example',
    'implicit',
    'parameterised',
    'requirement-only',
    'range',
  ]),
  first('rollback.target.released', 'boolean', 'The target is a version that was released before.'),
  first('rollback.target.healthy', 'boolean', 'The target is known to be healthy, and how.'),
  {
    name: 'rollback.timeBound',
    type: 'duration',
    combine: 'largest',
    description: 'How long the rollback may take: the bound of the whole path, so the largest of several.',
  },
  all('rollback.triggers', 'What makes one roll back, each condition as written.'),
  all('rollback.triggers.threshold', 'Triggers with a numeric condition.'),
  all(
    'rollback.triggers.observable',
    'Triggers that can be seen to happen: a signal with a number, or a named function or check that fails.',
  ),
  first('rollback.triggers.automatic', 'boolean', 'Automatic triggers are stated.'),
  first('rollback.triggers.manual', 'boolean', 'Manual triggers are stated.'),
  all('rollback.requiredOn', 'Events after which rollback is required.', REQUIRED_ON),
  first(
    'rollback.delay.justified',
    'boolean',
    'Delaying rollback to investigate is allowed only with a stated justification.',
  ),
  all('rollback.scope.appliesTo', 'What rollback applies to.'),
  all(
    'rollback.scope.excludes',
    'What rollback does not apply to: persistent data, manual recovery, external systems.',
  ),
  all('rollback.guarantees', 'Guarantees of the execution.', [
    'ci-cd-only',
    'no-manual-change',
    'no-data-change',
    'deterministic',
    'idempotent',
  ]),
  first('rollback.atomic', 'boolean', 'Rollback is atomic per component.'),
  all('rollback.steps', 'What to do, in order.'),
  all('rollback.verification', 'What is checked after rolling back.'),
  all('rollback.verification.checks', 'The kinds of those checks.', [
    'version',
    'health',
    'error-rate',
    'smoke-tests',
    'operator-confirmation',
  ]),
  all('rollback.communication', 'Who is told and where, around rollback.'),
  all('rollback.observability', 'Named signals, dashboards, queries or commands that show whether rollback helped.'),
  all('rollback.failureHandling', 'What to do when the rollback itself, or a step of it, fails.'),
  all('rollback.failure.rules', 'Rules for a failed rollback.', [
    'escalate',
    'no-further-changes',
    'manual-only-under-incident',
    'analysis-before-retry',
  ]),
  all('rollback.audit', 'What is recorded of a rollback.'),
  all('rollback.audit.fields', 'Which of the four questions the record answers.', [
    'reason',
    'target-version',
    'timestamps',
    'outcome',
  ]),
  all('rollback.hazards', 'Why going back may be unsafe, from the changes and from what the document says.', HAZARDS),
  all('rollback.unsafeWhen', 'Conditions under which rollback is not the safe path.'),
  all('rollback.forwardFix', 'The safer path when rollback is not: how to fix forward.'),
  first('rollback.lastChanged', 'date', 'When the rollback section was last changed.'),
  all('rollback.actions.database', 'The document instructs a change of a database or datastore as part of rollback.'),
  all('rollback.actions.manual', 'It instructs a manual change of the running system as part of rollback.'),
  all('rollback.actions.secretRotation', 'It instructs rotating a secret as part of rollback.'),
  all('rollback.actions.partial', 'It instructs rolling back only a part.'),
  first('rollback.draftAcknowledged', 'boolean', 'The plan says that a document it relies on is a draft.'),

  ...EMERGENCY_FACTS,
  ...PROCEDURE_FACTS,
  ...RUNBOOK_FACTS,

  derived(first('approvals.count', 'number', 'How many approvals are recorded.')),
  derived(first('drills.count', 'number', 'How many rollback drills are recorded.')),
  fleeting(first('drills.lastAge', 'duration', 'How long ago the last recorded drill was.')),
  derived(first('records.count', 'number', 'How many rollbacks the document records.')),

  all('relationships.authoritativeFor', 'The documents that this one governs.'),
  all('relationships.dependsOn', 'The documents that this one depends on.'),
  first('relationships.precedence', 'text', 'Which document wins in a conflict.'),
  all('changeManagement.rules', 'Rules for changing the strategy itself.', ['documented', 'adr', 'no-weakening']),

  ...INCIDENT_FACTS,
  ...ENHANCEMENT_FACTS,
]
