import type { Wording } from './wordings.js'

/** How people write what the packs for emergencies and runbooks ask for, and what only looks like it. */
export const EMERGENCY_WORDINGS: readonly Wording[] = [
  // Changes of a database.
  [
    'emergency/approved-database-change',
    'runbook',
    '## Rollback\n\n1. Last resort: restore the database from the snapshot. Needs sign-off by the CTO.\n',
    'good',
  ],
  [
    'emergency/approved-database-change',
    'runbook',
    '## Rollback\n\n- **Restore the database** (only if nothing else helps):\n  - Orders since the backup are lost.\n  - The head of engineering authorises it.\n',
    'good',
  ],
  [
    'emergency/approved-database-change',
    'runbook',
    '## Rollback\n\nGet the go-ahead of the duty manager first.\n\n```sh\npg_restore --clean --dbname orders backup.dump\n```\n',
    'good',
  ],
  [
    'emergency/approved-database-change',
    'runbook',
    '## Rollback\n\nThe pipeline approves the build.\n\n1. Restore the database from the last backup.\n',
    'bad',
    10,
  ],
  [
    'emergency/approved-database-change',
    'runbook',
    '## Release\n\nThe head of engineering approves each release.\n\n## Rollback\n\n1. Restore the database from the last backup.\n',
    'bad',
    12,
  ],
  [
    'emergency/down-migration-loss',
    'runbook',
    '## Rollback\n\n1. Run `npx knex migrate:rollback`. Rows written to the new table will be lost.\n',
    'good',
  ],
  [
    'emergency/down-migration-loss',
    'runbook',
    '## Rollback\n\n> Data loss: none, the column is empty.\n\n1. Run `rails db:rollback STEP=1`.\n',
    'good',
  ],
  ['emergency/down-migration-loss', 'runbook', '## Rollback\n\n1. Run `rails db:rollback STEP=1`.\n', 'bad', 8],
  // Incident.
  ['emergency/incident-declared', 'runbook', '## Rollback\n\n1. Open a SEV1 and start a war room.\n', 'good'],
  ['emergency/incident-declared', 'runbook', '## Rollback\n\n1. Page the on-call SRE.\n', 'good'],
  [
    'emergency/incident-declared',
    'runbook',
    '## Rollback\n\n| Role | Who |\n|---|---|\n| Incident commander | on-call lead |\n',
    'good',
  ],
  ['emergency/incident-declared', 'runbook', '## Rollback\n\nThis page tells how the team rolls back.\n', 'bad'],
  ['emergency/incident-declared', 'runbook', '## Rollback\n\nDo not declare an incident for this.\n', 'bad'],
  // Closing.
  ['emergency/closed-incident', 'runbook', '## Afterwards\n\n- Hold a blameless retro within 48h.\n', 'good'],
  [
    'emergency/closed-incident',
    'runbook',
    '## Rollback\n\nOnce stable, send the all-clear to all stakeholders.\n',
    'good',
  ],
  ['emergency/closed-incident', 'runbook', '## Rollback\n\n1. Confirm that service is restored.\n', 'bad'],
  [
    'emergency/post-mortem-time',
    'runbook',
    '## Afterwards\n\n- Schedule a PIR: post-incident review within two days.\n',
    'good',
  ],
  [
    'emergency/post-mortem-time',
    'runbook',
    '## Afterwards\n\n- Schedule a post-mortem within 5 working days.\n',
    'bad',
    8,
  ],
  // Steps and where they are.
  [
    'emergency/held-steps',
    'runbook',
    '## Rollback\n\n- Set the canary weight to 0.\n- Re-run the smoke tests.\n',
    'good',
  ],
  [
    'emergency/held-steps',
    'runbook',
    '## Rollback\n\nThe steps are described in [the runbook](https://wiki.example.com/rollback).\n',
    'good',
  ],
  ['emergency/held-steps', 'runbook', '## Rollback\n\n1. [Step 1]\n2. [Step 2]\n', 'bad', 8],
  [
    'emergency/fitting-steps',
    'runbook',
    '- Deployment strategy: Blue/Green\n\n## Rollback steps\n\n1. Swap the slots back.\n',
    'good',
  ],
  [
    'emergency/fitting-steps',
    'runbook',
    '- Deployment strategy: canary\n\n## Rollback steps\n\n1. Set the weight of the canary to 0.\n',
    'good',
  ],
  // Runbooks.
  [
    'runbook/immediate-actions',
    'runbook',
    '## First response\n\n- Stop the rollout\n\n## Rollback steps\n\n1. Deploy 2.14.3 again.\n',
    'good',
  ],
  [
    'runbook/post-rollback-activities',
    'runbook',
    '## Rollback steps\n\n1. Deploy 2.14.3 again.\n\n## Once rolled back\n\n### Clean-up\n\n- Lock the version.\n',
    'good',
  ],
  ['runbook/tested-rollback', 'runbook', '## Rollback\n\nWe rehearse the rollback before every release.\n', 'good'],
  ['runbook/tested-rollback', 'runbook', '## Rollback\n\nThe rollback was never tested.\n', 'bad'],
  [
    'runbook/metadata',
    'runbook',
    '## Document control\n\n| What | Answer |\n|---|---|\n| Owner | payments team |\n| Created | 2026-01-10 |\n| Last updated | 2026-11-01 |\n',
    'good',
  ],
  ['runbook/current', 'runbook', '- Last reviewed: 1st November 2026\n', 'good'],
]
