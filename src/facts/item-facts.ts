import { type FactSpec, type ItemType, OPTIONS } from '../model/index.js'
import { EFFECTS, HAZARDS } from './document-facts.js'
import { DATABASE_METHODS, PHASE_ROLES } from './emergency-facts.js'
import { QUESTION_FACTS } from './enhancement-facts.js'
import { OUTCOMES } from './incident-facts.js'
import { EVIDENCE_FACTS, GATE_FACTS, PAST_FACTS, WAIVER_FACTS } from './joined/gate-facts.js'
import { EXIT_OUTCOMES, STEP_PARTS } from './procedure-facts.js'
import { DOCUMENTED } from './runbook-facts.js'
import { SUPPRESSION_FACTS } from './suppression-facts.js'

type Entry = Omit<FactSpec, 'subject' | 'combine'> & { readonly combine?: FactSpec['combine'] }
const fact = (name: string, type: FactSpec['type'], description: string, values?: readonly string[]): Entry => ({
  name,
  type,
  description,
  ...(values ? { values } : {}),
})
const derived = (entry: Entry): Entry => ({ ...entry, derived: true })
const fleeting = (entry: Entry): Entry => ({ ...entry, derived: true, fleeting: true })

/** What a document says of each thing it lists. */
export const ITEM_FACTS: Readonly<Record<ItemType, readonly Entry[]>> = {
  action: [
    fact('action.effect', 'text', 'What carrying it out does.', EFFECTS),
    fact('action.text', 'text', 'The sentence or command that instructs it.'),
    fact('action.command', 'text', 'The program and its verb, where it is a command.'),
    fact('action.method', 'text', 'Of a change of a database: how it goes back.', DATABASE_METHODS),
    fact('action.approval', 'text', 'Of a change of a database: the sentence that says whose approval it needs.'),
    fact('action.dataLoss', 'boolean', 'Of a change of a database: whether data is lost is said.'),
  ],
  approval: [
    fact('approval.by', 'text', 'Who approved.'),
    fact('approval.role', 'text', 'In which role.'),
    fact('approval.date', 'date', 'When.'),
    fact('approval.decision', 'text', 'What was decided.', ['approved', 'rejected', 'pending']),
    derived(fact('approval.ahead', 'boolean', 'Whether its date lies in the future.')),
  ],
  attempt: [
    fact('attempt.number', 'number', 'Which attempt it was, from 1.'),
    fact('attempt.outcome', 'text', 'How it ended.', OUTCOMES),
    fact('attempt.analysis', 'text', 'What was found out about why it ended so.'),
    fact('attempt.analysisOfPrevious', 'text', 'The analysis of the attempt before it, or a link to it.'),
  ],
  change: [
    fact('change.summary', 'text', 'What changes.'),
    fact('change.type', 'text', 'What kind of change it is.', [
      'code',
      'configuration',
      'feature-flag',
      'traffic',
      'infrastructure',
      'database-schema',
      'data',
      'external',
      'secret',
    ]),
    fact('change.component', 'text', 'Which component it belongs to.'),
    fact('change.reversible', 'boolean', 'Whether it can be undone.'),
    fact('change.hazard', 'text', 'Why undoing it may be unsafe, from its type and reversibility.', HAZARDS),
  ],
  component: [
    fact('component.name', 'text', 'Its name.'),
    fact('component.version', 'version', 'The version being shipped.'),
    fact('component.target', 'version', 'The version to return to.'),
    fact('component.digest', 'text', 'The digest of that version.'),
  ],
  drill: [
    fact('drill.date', 'date', 'When the rollback was rehearsed.'),
    fact('drill.outcome', 'text', 'How it went.'),
    fact('drill.result', 'text', 'How it ended, in one word.', ['succeeded', 'failed', 'aborted', 'partial']),
    fact('drill.duration', 'duration', 'How long it took.'),
    fact('drill.scenario', 'text', 'What was rehearsed.'),
    fleeting(fact('drill.age', 'duration', 'How long ago it was.')),
  ],
  evidence: EVIDENCE_FACTS,
  'exit-state': [
    fact('exitState.name', 'text', 'What the state is called.'),
    fact('exitState.outcome', 'text', 'Which of the four it is, by its name.', EXIT_OUTCOMES),
    fact('exitState.action', 'text', 'What is done then.'),
    fact('exitState.notify', 'text', 'Who is told.'),
  ],
  gate: GATE_FACTS,
  input: [
    fact('input.name', 'text', 'What must be there before the procedure begins.'),
    fact('input.ifMissing', 'text', 'What happens when it is missing: a way to get it, or that the procedure halts.'),
  ],
  link: [
    fact('link.target', 'text', 'What is linked to, as written.'),
    fact('link.relation', 'text', 'What the linked document is to this one.', [
      'authoritative-for',
      'depends-on',
      'runbook',
      'strategy',
      'previous-plan',
      'record',
      'evidence',
      'plan',
      'reference',
    ]),
    derived(fact('link.resolves', 'boolean', 'The target exists. Absent for web addresses, which are not looked up.')),
    derived(
      fact(
        'link.leads',
        'boolean',
        'The file and the heading it names exist. Absent where it is not looked up: a web address, or no known root.',
      ),
    ),
    fleeting(fact('link.missing', 'text', 'What it leads to that is not there, with the nearest name that is.')),
    derived(fact('link.targetStatus', 'text', 'The status the linked document gives itself.')),
  ],
  option: [
    derived(fact('option.name', 'text', 'What could be done.', OPTIONS)),
    derived(
      fact('option.timeNeeded', 'duration', 'How long it takes: the time bound of the plan, or what the fix takes.'),
    ),
    derived({
      ...fact(
        'option.requiredBy',
        'list',
        'Of a rollback: what was agreed beforehand to require it, and has happened.',
      ),
      combine: 'all',
    }),
    derived(
      fact(
        'option.isOfComponent',
        'boolean',
        'The plan speaks of the component that is broken. Absent where the incident names none, or the plan no name at all.',
      ),
    ),
  ],
  question: QUESTION_FACTS,
  past: PAST_FACTS,
  suppression: SUPPRESSION_FACTS,
  waiver: WAIVER_FACTS,
  phase: [
    fact('phase.name', 'text', 'Its name.'),
    fact('phase.role', 'text', 'What it is for, by its name.', PHASE_ROLES),
    fact('phase.window', 'text', 'From when to when, as written.'),
    fact('phase.start', 'duration', 'When it starts, counted from the alarm.'),
    fact('phase.end', 'duration', 'When it ends.'),
    fact('phase.previousStart', 'duration', 'When the phase before it starts.'),
  ],
  record: [
    fact('record.reason', 'text', 'Why rollback was executed.'),
    fact('record.component', 'text', 'What was rolled back.'),
    fact('record.from', 'version', 'The version that was left.'),
    fact('record.target', 'version', 'The version that was returned to.'),
    fact('record.started', 'date', 'When execution started.'),
    fact('record.finished', 'date', 'When it ended.'),
    fact('record.duration', 'duration', 'How long it took: as stated or from start to end, whichever is longer.'),
    fact('record.outcome', 'text', 'How it ended.', ['succeeded', 'failed', 'aborted', 'partial']),
    fact('record.smokeTests', 'text', 'Result of the smoke tests.', ['passed', 'failed']),
    fact('record.health', 'text', 'Result of the health check.', ['passed', 'failed']),
    fact('record.operatorConfirmed', 'text', 'Who confirmed that service was restored.'),
    fact('record.investigation', 'text', 'The investigation of an overrun, or a link to it.'),
    fact('record.decidedBy', 'text', 'Who decided.'),
    { ...fact('record.timeline', 'list', 'What happened when.'), combine: 'all' },
    { ...fact('record.steps', 'list', 'What was done to roll back.'), combine: 'all' },
    { ...fact('record.verification', 'list', 'What was checked afterwards, and what it showed.'), combine: 'all' },
    { ...fact('record.resolution', 'list', 'The steps that resolved it.'), combine: 'all' },
    { ...fact('record.lessons', 'list', 'What was learned.'), combine: 'all' },
    derived(fact('record.documented', 'list', 'What of the rollback is documented.', DOCUMENTED)),
    fact('record.decided', 'date', 'When it was decided.'),
    fact('record.validated', 'date', 'When the result was validated.'),
  ],
  revision: [
    fact('revision.date', 'date', 'When the document was changed.'),
    fact('revision.summary', 'text', 'What changed.'),
    fact('revision.adr', 'text', 'The architecture decision record of the change.'),
    fact('revision.weakens', 'text', 'The guarantee that the change weakens, as it says itself.'),
  ],
  step: [
    fact('step.number', 'number', 'Its number as written.'),
    fact('step.text', 'text', 'What it says to do.'),
    fact('step.command', 'text', 'The command it runs.'),
    fact('step.owner', 'text', 'Who does it.'),
    fact('step.duration', 'duration', 'How long it takes.'),
    fact('step.parallel', 'boolean', 'Whether it is done at the same time as the one before or behind it.'),
    fact('step.purpose', 'text', 'What it is for.'),
    { ...fact('step.inputs', 'list', 'What it needs, and from where.'), combine: 'all' },
    { ...fact('step.actions', 'list', 'What is done in it.'), combine: 'all' },
    fact('step.decision', 'text', 'The question that decides whether to go on.'),
    fact('step.go', 'text', 'What happens when the answer is go.'),
    fact('step.noGo', 'text', 'What happens when it is no-go.'),
    { ...fact('step.outputs', 'list', 'What it leaves behind for later steps.'), combine: 'all' },
    fact('step.failure', 'text', 'What is done when it fails.'),
    fact('step.retry', 'text', 'When it is tried again.'),
    derived({ ...fact('step.parts', 'list', 'Which of these it states.', STEP_PARTS), combine: 'all' }),
    { ...fact('step.effects', 'list', 'What carrying it out does.', EFFECTS), combine: 'all' },
  ],
  trigger: [
    fact('trigger.text', 'text', 'The condition as written.'),
    fact('trigger.signal', 'text', 'What is watched.'),
    fact('trigger.comparator', 'text', 'How it is compared.', ['>', '>=', '<', '<=', '=']),
    fact('trigger.value', 'number', 'The number it is compared with.'),
    fact('trigger.unit', 'text', 'The unit of that number.'),
    fact('trigger.duration', 'duration', 'For how long.'),
    fact(
      'trigger.observable',
      'boolean',
      'Whether it can be seen to happen: a number to compare with, or a named function or check that fails.',
    ),
    fact('trigger.automatic', 'boolean', 'Whether a machine pulls it.'),
  ],
}
