import type { Wording } from './wordings.js'

const P = 'release-plan'

const told = (says: string) => `${says}\n\n## Rollback\n\n1. Redeploy v1.2.3.\n`
const inChapter = (says: string) => `## Rollback\n\n${says}\n\n1. Redeploy v1.2.3.\n`
const inSteps = (says: string) => `## Rollback\n\n### Rollback steps\n\n${says}\n\n1. Redeploy v1.2.3.\n`

const each = (rule: string, verdict: 'good' | 'bad', document: (says: string) => string, all: readonly string[]) =>
  all.map((says): Wording => [rule, P, document(says), verdict])

const THERE_IS_NONE = [
  'No rollback is possible.',
  'Rollback is not possible.',
  'Rollback is not possible for this release.',
  'Rolling back is impossible.',
  'Rollback is not supported.',
  'A rollback cannot be performed.',
  'We cannot roll back.',
  'We do not roll back.',
  'Forward fix only.',
  'We only roll forward.',
  'There is no rollback.',
  'There is no way back.',
  'This release cannot be rolled back.',
  'It is not possible to roll back.',
  'This change is irreversible.',
  'Rollback: not possible',
  'Due to the way nodes are upgraded, there is sadly no way for us to roll back.',
  'There is unfortunately no ability to roll back.',
  'We currently have no means of rolling back.',
]
const THERE_IS_ONE = [
  'Rollback is not possible from the UI, use the CLI.',
  'If rollback is not possible, call the platform lead.',
  'Never roll back twice.',
  'We do not roll back the database.',
  'Partial rollback is not possible.',
  'Rollback of the database is not possible.',
  'There is no automatic rollback.',
  'There is no rollback without the release manager.',
  'Do not roll back without approval.',
  'Rollback is not possible while a deployment is running.',
  'Rollback is not possible for this release; fix forward with 1.2.4 instead.',
  'There is no way for us to roll back the database alone.',
  'There is no need for us to roll back.',
  'There is no way to roll back without the pipeline.',
]
const NO_TYPE = ['not possible', 'none', 'n/a', 'unknown', 'impossible', 'not supported', 'undecided', '-', '?']
const A_TYPE = ['code', 'feature flag', 'code and configuration']

const typed = (type: string) => inChapter(`Rollback type: ${type}`)

const NOTHING_DONE = [
  'Rollback cannot fail.',
  'Should not happen.',
  'Impossible.',
  'Very unlikely.',
  'Does not apply.',
  'Out of scope.',
  'See above.',
  'Not considered.',
  'Improvise.',
  'Hope for the best.',
  'No escalation is planned.',
  'We will figure it out.',
  'The rollback has never failed so far.',
  'A failed rollback is not foreseen.',
]
const SOMETHING_DONE = [
  'This should not happen; if it does, call the platform lead.',
  'Unlikely, but then escalate to the platform lead.',
  'Do not retry. Call the platform lead.',
  'Never retry; escalate.',
  'See [the disaster plan](dr.md).',
  'Nothing is changed any more until the platform lead has looked.',
]

const NOT_APPROVED = [
  '- CAB: rejected',
  '- Change board: pending',
  'Decision: rejected',
  'Not approved.',
  'Approved: no',
  'Sign-off: pending',
  'The change board rejected this release.',
  'CAB approval is outstanding.',
  'Waiting for the CAB.',
  '- [ ] CAB approval',
]
const APPROVED = [
  '- CAB: approved on 2026-11-18',
  'Decision: approved',
  'Approved: yes',
  'The change board approved this release.',
  '- [x] CAB approval',
  'Two approvers have to approve.',
  'If the CAB rejects the release, it is not rolled out.',
  'Approved by the CAB on 2026-11-18 after the first request was rejected.',
  'The CAB may reject it.',
]
/** What says by itself that it is about an approval. */
const OUTSIDE = /CAB|board|Approved|Sign-off/
/** One approval that is given: without any there is nothing to judge. */
const GIVEN = '\n## Sign-off\n\n| By | Date | Decision |\n|---|---|---|\n| owner | 2026-11-18 | approved |\n'
const approvals = (says: string) => `## Approvals\n\n${says}\n`

const NOBODY_TOLD = [
  'We will not post anything in #shop.',
  'No announcement is made.',
  'Support stays uninformed.',
  'Support is told after the retrospective, not during a rollback.',
  'Nothing is posted in #shop.',
  'Customers are kept in the dark.',
  'Support learns about it from the customers.',
  'No notice goes to support.',
  'Support is told weeks later.',
]
const SOMEBODY_TOLD = [
  'We post in #shop.',
  'Support is told in #shop, not by mail.',
  'Support is told after the rollback.',
  'Support is told before the retrospective.',
  'Post in #shop, never in #general.',
  'Do not forget to tell support.',
]
const telling = (says: string) => `${inChapter('')}\n## Communication during a rollback\n\n${says}\n`

const failing = (says: string) => `## Rollback\n\n1. Redeploy v1.2.3.\n\n### If the rollback fails\n\n${says}\n`
const labelled = (says: string) => inChapter(`If the rollback fails: ${says}`)

/** How people say that there is none of what is asked for, and what only looks like it. */
export const DENIAL_WORDINGS: readonly Wording[] = [
  ...[told, inChapter, inSteps].flatMap((document) => each('pillars/rollback-option', 'bad', document, THERE_IS_NONE)),
  ...[told, inChapter, inSteps].flatMap((document) => each('pillars/rollback-option', 'good', document, THERE_IS_ONE)),
  ...each('pillars/rollback-option', 'bad', failing, ['Rollback is not possible for this release.']),
  ...each('pillars/rollback-option', 'good', failing, ['Rollback is not possible while the index is built.']),
  ...each('pillars/rollback-option', 'bad', typed, NO_TYPE),
  ...each('pillars/rollback-option', 'good', typed, A_TYPE),
  ...[failing, labelled].flatMap((document) => each('pillars/failure-path', 'bad', document, NOTHING_DONE)),
  ...[failing, labelled].flatMap((document) => each('pillars/failure-path', 'good', document, SOMETHING_DONE)),
  ...[told, approvals].flatMap((document) =>
    each(
      'pillars/approval-decision',
      'bad',
      document,
      NOT_APPROVED.filter((says) => document === approvals || OUTSIDE.test(says)),
    ),
  ),
  ...[told, approvals].flatMap((document) =>
    each('pillars/approval-decision', 'good', (says) => document(says) + GIVEN, APPROVED),
  ),
  ...[told, approvals].flatMap((document) =>
    each('pillars/given-approval', 'bad', document, ['CAB approved on 2099-12-24.']),
  ),
  ...each('pillars/stakeholder-communication', 'bad', telling, NOBODY_TOLD),
  ...each('pillars/stakeholder-communication', 'good', telling, SOMEBODY_TOLD),
  ['pillars/forward-fix', P, inChapter('Rollback is impossible after the migration.'), 'bad', 8],
]
