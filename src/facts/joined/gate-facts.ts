import { EVIDENCE_TYPES, type FactSpec, WAIVER_STANDINGS } from '../../model/index.js'

type Entry = Omit<FactSpec, 'subject' | 'combine'> & { readonly combine?: FactSpec['combine'] }

const fact = (name: string, type: FactSpec['type'], description: string, values?: readonly string[]): Entry => ({
  name,
  type,
  description,
  derived: true,
  ...(values ? { values } : {}),
})

const fleeting = (entry: Entry): Entry => ({ ...entry, fleeting: true })

/** What the release gate knows beyond each single document. */
export const GATE_FACTS: readonly Entry[] = [
  fleeting(fact('gate.moment', 'date', 'The moment that is judged.')),
  fact('gate.freezes', 'list', 'When nothing is released, as the config says: days and periods.'),
  fact('gate.author', 'text', 'Who wrote the change, where the command line says so.'),
  fact('gate.duration', 'duration', 'How long the phases and the steps of the plan itself take.'),
  fact(
    'gate.misread',
    'list',
    'Documents that are no runbook, strategy, plan or record, though they are linked as one.',
  ),
  fact(
    'gate.otherThresholds',
    'list',
    'Triggers of its runbook and strategy for a signal that the plan watches with another number.',
  ),
  fact('runbook.linked', 'list', 'The runbooks that the plan links, as it writes them.'),
  fact(
    'runbook.target',
    'version',
    'The version that its runbook goes back to, one that the plan does not name first.',
  ),
  fact('runbook.otherTarget', 'version', 'A version that its runbook goes back to, and the plan does not.'),
  fact('runbook.appliesTo', 'list', 'What its runbooks say that they roll back.'),
  fact(
    'runbook.uncovered',
    'list',
    'Components of the plan that none of its runbooks rolls back, where they list some.',
  ),
  fact(
    'runbook.duration',
    'duration',
    'How long its runbook takes: the longest of its time bound, the end of its phases and the sum of its steps.',
  ),
  fact('runbook.earlyEffects', 'list', 'Steps that change something for good before the first one that decides.'),
  fact('strategy.timeBound', 'duration', 'How long a rollback may take by the strategy; the shortest of several.'),
  fact('previous.version', 'version', 'The version that the previous plan shipped.'),
  fact(
    'previous.otherVersion',
    'version',
    'A version that the previous plan shipped, and the plan does not go back to.',
  ),
  fact('history.count', 'number', 'How many rollbacks and drills of what is released are known.'),
]

/** What was seen of the world. */
export const EVIDENCE_FACTS: readonly Entry[] = [
  fact('evidence.name', 'text', 'What the config calls it.'),
  fact('evidence.type', 'text', 'What was asked.', EVIDENCE_TYPES),
  fact(
    'evidence.holds',
    'boolean',
    'Whether what was seen is what is demanded; unreadable where nothing could be seen.',
  ),
  { ...fact('evidence.says', 'text', 'What was seen, in words.'), whole: true },
  { ...fact('evidence.remedy', 'text', 'What would help, in words; absent where it holds.'), whole: true },
  fact('evidence.date', 'date', 'From when it is.'),
  fleeting(fact('evidence.age', 'duration', 'How long ago that was.')),
  fact('evidence.maxAge', 'duration', 'How old it may be.'),
  fact('evidence.format', 'text', 'Of a file: what it shows itself to be.', ['junit', 'drill', 'approval']),
  fact('evidence.outcome', 'text', 'Of a drill: how it ended, as it says.'),
  fact('evidence.duration', 'duration', 'Of a drill: how long it took.'),
  fact('evidence.decision', 'text', 'Of an approval: what was decided, as it says.'),
  fact('evidence.by', 'text', 'Of an approval: who decided.'),
  fact('evidence.role', 'text', 'Of an approval: in which role.'),
  fact(
    'evidence.own',
    'boolean',
    'Of an approval that counts otherwise: whether who approved wrote the change; unreadable where nobody says who did.',
  ),
]

/** Rollbacks and drills that the plan, its records and the journal tell of. */
export const PAST_FACTS: readonly Entry[] = [
  fact('past.type', 'text', 'A rehearsal or the real thing.', ['drill', 'rollback']),
  fact('past.date', 'date', 'When it began.'),
  fleeting(fact('past.age', 'duration', 'How long ago that was.')),
  fact('past.duration', 'duration', 'How long it took.'),
  fact('past.outcome', 'text', 'How it ended.', ['succeeded', 'failed', 'aborted', 'partial']),
  fact('past.component', 'text', 'What was rolled back.'),
  fact('past.recency', 'number', 'Its place among all of them, the newest first: from 1.'),
  fact('past.keptSince', 'number', 'How many newer ones took no longer than the plan promises.'),
]

/** What `waivers.yaml` asks for, and what became of it. */
export const WAIVER_FACTS: readonly Entry[] = [
  fact('waiver.rule', 'text', 'The rule that it is for.'),
  fact('waiver.path', 'text', 'The files that it is for, where its scope names any.'),
  fact('waiver.ticket', 'text', 'Where it was decided.'),
  fact('waiver.reason', 'text', 'Why.'),
  fact('waiver.approvedBy', 'text', 'Who approved it.'),
  fact('waiver.expires', 'date', 'The last day on which it counts.'),
  fact('waiver.remaining', 'duration', 'How long it still counts; absent where it does not.'),
  fact('waiver.standing', 'text', 'Whether it counts, or why not.', WAIVER_STANDINGS),
  fact('waiver.used', 'boolean', 'Whether there is a finding that it is for.'),
  fact(
    'waiver.own',
    'boolean',
    'Of one that counts otherwise: whether its approver wrote the change; unreadable where nobody says who did.',
  ),
]
