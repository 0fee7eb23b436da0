import { all, type DocumentEntry, derived, first } from './entry.js'

const PARTS = [
  'purpose',
  'trigger',
  'inputs',
  'plan',
  'workflow',
  'output-contract',
  'validation',
  'downstream',
  'definition-of-done',
  'audit',
  'exit-states',
]
/** The kinds of change that are taken back one after the other, in the order that is safe. */
const ROLLBACK_ORDER = ['feature-flag', 'code', 'configuration', 'data', 'infrastructure']
export const EXIT_OUTCOMES = ['completed', 'blocked', 'aborted', 'partial']
/** What a step of a procedure says of itself. */
export const STEP_PARTS = ['purpose', 'inputs', 'actions', 'decision', 'go', 'no-go', 'outputs', 'failure', 'retry']

/** What a procedure says beyond what every document may say. */
export const PROCEDURE_FACTS: readonly DocumentEntry[] = [
  all('procedure.parts', 'The parts of a procedure that it has, each by a heading or a key, filled or not.', PARTS),
  all('procedure.unfilledParts', 'Parts with a heading or a key and nothing below it but placeholders.', PARTS),
  first('procedure.ifInputMissing', 'text', 'What happens when any of the required inputs is missing.'),
  derived(all('procedure.inputs', 'What must be there before it begins.')),
  derived(all('procedure.uncoveredInputs', 'Required inputs of which nobody says what happens when they are missing.')),
  all('procedure.plan.contents', 'What the plan has to state that the procedure begins with.', [
    'steps',
    'scope',
    'approach',
    'order',
    'risks',
    'validation-points',
  ]),
  first('procedure.plan.reviewed', 'boolean', 'The plan is reviewed before execution.'),
  first('procedure.plan.late', 'boolean', 'The part on the plan stands behind the workflow that it is for.'),
  derived(
    first(
      'procedure.stepsStructured',
      'boolean',
      'Whether the steps state more than what to do: most of them two or more of purpose, inputs, decision, outputs and failure handling.',
    ),
  ),
  all('procedure.numberingFaults', 'What is wrong with the numbers of its steps.'),
  all(
    'procedure.misplacedInputs',
    'Inputs of steps that come from a later step, the same step or one that does not exist.',
  ),
  all('procedure.unknownInputs', 'Inputs of steps that no earlier step puts out and that are no required inputs.'),
  all('procedure.definitionOfDone', 'The criteria by which it is done.'),
  all(
    'procedure.subjectiveCriteria',
    'Criteria of the definition of done that are a matter of opinion, without a measure.',
  ),
  derived(all('procedure.exitStates', 'In which states it can end.', EXIT_OUTCOMES)),
  derived(all('procedure.approvers', 'Of what the approvers are named.', ['execution', 'validation'])),
  all('procedure.approvers.execution', 'Who approves the execution.'),
  all('procedure.approvers.validation', 'Who approves the validation.'),

  all(
    'rollback.order',
    'The kinds of change in the order in which they are rolled back, where there are several.',
    ROLLBACK_ORDER,
  ),
  all('rollback.orderFaults', 'Kinds of change that are rolled back after one that should come later.'),
  first(
    'rollback.orderReason',
    'text',
    'Why the rollback order is another than feature flags, code, configuration, data, infrastructure.',
  ),
  all('rollback.audit.times', 'Of what the audit trail holds the date and time.', [
    'decision',
    'validation',
    'completion',
    ...ROLLBACK_ORDER,
  ]),
  derived(
    all(
      'rollback.audit.untimed',
      'Parts that are rolled back and whose date and time the audit trail does not hold.',
      ROLLBACK_ORDER,
    ),
  ),
]
