import type { FactSpec } from '../model/index.js'

type Entry = Omit<FactSpec, 'subject'>
type ItemEntry = Omit<FactSpec, 'subject' | 'combine'>

const said = (name: string, type: FactSpec['type'], description: string): Entry => {
  return { name, type, description, combine: type === 'list' ? 'all' : 'first' }
}
const derived = (name: string, type: FactSpec['type'], description: string): Entry => {
  return { ...said(name, type, description), derived: true }
}

/** What the documents of an enhancement proposal say, in its text, the metadata beside it and the approvals above it. */
export const ENHANCEMENT_FACTS: readonly Entry[] = [
  said('enhancement.number', 'text', 'The number of an enhancement proposal.'),
  said('enhancement.status', 'text', 'Its status in lower case, as it or the metadata beside it says.'),
  said('enhancement.stage', 'text', 'The stage it targets in lower case, as it or the metadata beside it says.'),
  said('enhancement.latestMilestone', 'version', 'The last release in which work was done on it.'),
  derived('enhancement.milestone', 'version', 'The release in which it reaches the stage it targets.'),
  said('enhancement.milestone.alpha', 'version', 'The release in which it becomes alpha.'),
  said('enhancement.milestone.beta', 'version', 'The release in which it becomes beta.'),
  said('enhancement.milestone.stable', 'version', 'The release in which it becomes stable.'),
  said('enhancement.milestone.deprecated', 'version', 'The release in which it is deprecated.'),
  said('enhancement.milestone.disabled', 'version', 'The release in which it is disabled.'),
  said('enhancement.milestone.removed', 'version', 'The release in which it is removed.'),
  said('enhancement.owningSig', 'text', 'The group that owns the proposal.'),
  said('enhancement.approvers', 'list', 'Who approves the proposal.'),
  said('enhancement.reviewers', 'list', 'Who reviews the proposal.'),
  said('enhancement.featureGates', 'list', 'The feature gates that switch it; an empty list says that there are none.'),
  said('enhancement.disableSupported', 'boolean', 'Whether it can be disabled once it was enabled.'),
  said('enhancement.metrics', 'list', 'The metrics it is watched by; an empty list says that there are none.'),
  derived('enhancement.approver', 'text', 'Who approved its production readiness for the stage it targets.'),
  said('enhancement.approver.alpha', 'text', 'Who approved its production readiness for alpha.'),
  said('enhancement.approver.beta', 'text', 'Who approved its production readiness for beta.'),
  said('enhancement.approver.stable', 'text', 'Who approved its production readiness for stable.'),

  derived('questions.asked', 'list', 'Questions of the production readiness questionnaire that are asked, by name.'),
  derived('questions.answered', 'list', 'Those that are answered in words of their own.'),
  derived('questions.no', 'list', 'Those answered by a bare "no".'),
  derived('questions.notApplicable', 'list', 'Those answered by a bare "N/A" or "none".'),
  derived(
    'questions.unfinished',
    'list',
    'Those whose answer is still to be given: TBD, or the prompt of the template.',
  ),
  derived('questions.empty', 'list', 'Those without any answer.'),
]

const SECTIONS = ['enablement', 'rollout', 'monitoring', 'dependencies', 'scalability', 'troubleshooting']

/** What is known of one question of the questionnaire. */
export const QUESTION_FACTS: readonly ItemEntry[] = [
  { name: 'question.name', type: 'text', description: 'Its short name, such as `rollback-tested`.' },
  {
    name: 'question.section',
    type: 'text',
    description: 'The part of the questionnaire it belongs to.',
    values: SECTIONS,
  },
  { name: 'question.text', type: 'text', description: 'The question as written.' },
  {
    name: 'question.answer',
    type: 'text',
    description:
      'How it is answered: in words, by a bare "no" or by a bare "N/A". Absent where nothing stands below it but comments, unticked options and blank labels.',
    values: ['answered', 'no', 'not-applicable'],
  },
  { name: 'question.left', type: 'text', description: 'What an answer leaves open: the sentence with a TBD or TODO.' },
]
