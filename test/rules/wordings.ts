import type { Kind } from '../../src/model/index.js'

/** What a document says below its title, in the words people use, and whether a rule accepts it. */
export type Wording = readonly [rule: string, kind: Kind, says: string, verdict: 'good' | 'bad', line?: number]

const P = 'release-plan'
const R = 'runbook'
const S = 'rollback-strategy'
const L = 'rollback-record'

/**
 * The rules' pages show how to write; this table holds how others write. One line a wording; `line` is where the
 * finding must stand (the title is line 4, the text begins in line 6).
 */
export const WORDINGS: readonly Wording[] = [
  ['pillars/decision-owner', R, '## Rollback\n\nOwner: DevOps team\n', 'bad'],
  ['pillars/decision-owner', R, '## Rollback\n\nSomebody has to decide whether to roll back.\n', 'bad'],
  ['pillars/decision-owner', P, '**Go/no-go decision:** Head of Engineering\n', 'good'],
  ['pillars/risk-acceptance', P, '## Ownership\n\n- Risk owner: VP Product\n', 'good'],
  ['pillars/stakeholder-communication', R, '## Rollback\n\n1. Post in #ops that we are rolling back.\n', 'good'],
  [
    'pillars/stakeholder-communication',
    R,
    '## Rollback\n\n1. Redeploy v1.2.3.\n\nPlease read this carefully.\n',
    'bad',
  ],
  [
    'pillars/rollback-signals',
    R,
    '## Monitoring\n\nWatch the Grafana dashboard https://grafana.example.com/d/x during rollback.\n',
    'good',
  ],
  ['pillars/rollback-signals', R, '## Rollback\n\nKeep an eye on things.\n', 'bad'],
  ['pillars/time-to-roll-back', P, '## Rollback\n\nRollback takes about 3 minutes.\n', 'good'],
  ['pillars/time-to-roll-back', P, '## Rollback\n\nMonitor for 30 minutes after rollback.\n', 'bad'],
  [
    'pillars/failure-path',
    P,
    '## Rollback\n\nIf rollback fails, call the platform lead and fail over to the standby region.\n',
    'good',
  ],
  [
    'pillars/unsafe-conditions',
    P,
    '## Changes\n\nThis release contains a schema change.\n\n## Rollback\n\nDo not roll back once the migration has run; fix forward with 1.2.4 instead.\n',
    'good',
  ],
  [
    'pillars/forward-fix',
    P,
    '## Changes\n\nThis release contains a schema change.\n\n## Rollback\n\nDo not roll back once the migration has run; fix forward with 1.2.4 instead.\n',
    'good',
  ],
  ['contract/explicit-target', P, '## Rollback\n\nRoll back to the previous version.\n', 'bad', 8],
  ['contract/explicit-target', P, '## Rollback\n\n```sh\nhelm rollback storefront 41\n```\n', 'good'],
  ['contract/explicit-target', P, '## Rollback\n\n```sh\nhelm rollback storefront\n```\n', 'bad', 9],
  ['contract/explicit-target', P, '## Rollback\n\nRedeploy image storefront:latest.\n', 'bad'],
  [
    'contract/explicit-target',
    P,
    '## Rollback\n\nRollback target: `sha256:5f0c9d1a7be24c39a7a1b9e6f1d84c5e0c6be1d3a0b2f9e84d7c6b5a49382716`\n',
    'good',
  ],
  [
    'contract/justified-delay',
    S,
    'Delaying rollback for investigation is not allowed unless explicitly justified.\n',
    'good',
  ],
  ['contract/justified-delay', S, 'Rollback may be delayed to investigate.\n', 'bad'],
  ['contract/scope', S, '## 4. Rollback Scope\n\nRollback applies to:\n\n- backend services\n', 'good'],
  [
    'contract/guarantees',
    R,
    '## Guarantees\n\nRollback must satisfy the following guarantees:\n\n- execution via CI/CD only,\n- no manual runtime changes,\n- no modification of persistent data,\n- deterministic behavior,\n- idempotent execution.\n',
    'good',
  ],
  ['contract/time-bound', R, '## Rollback\n\nRTO: 15 minutes\n', 'bad', 8],
  ['contract/time-bound', R, '## Rollback Time Constraints\n\nTarget: `R <= 5 minutes`\n', 'good'],
  ['contract/time-bound', R, '## Rollback (5-10 min)\n\n1. x\n', 'bad', 6],
  ['contract/verification', R, '## Rollback\n\n1. Redeploy v1.\n2. Verify that /health returns 200.\n', 'good'],
  ['contract/no-database-change', R, '## Rollback\n\n```sql\nDROP TABLE orders_new;\n```\n', 'bad', 9],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n```sql\nSELECT count(*) FROM orders;\n```\n\n1. Redeploy with `kubectl rollout undo deployment/x --to-revision=4`\n',
    'good',
  ],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n1. `kubectl rollout undo deployment/x --to-revision=4`\n2. Do not restore the database.\n',
    'good',
  ],
  ['contract/no-database-change', R, '## Rollback\n\n1. Run the down migrations.\n', 'bad', 8],
  ['contract/no-database-change', R, '## Rollback\n\n1. Roll the database back.\n', 'bad', 8],
  ['contract/no-database-change', R, '## Rollback\n\n1. Do not forget to restore the database.\n', 'bad', 8],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n1. Verify the backup, then restore the database from it.\n',
    'bad',
    8,
  ],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n### Step 2: Restore the database from the backup\n\nCall the DBA.\n',
    'bad',
    8,
  ],
  [
    'contract/no-database-change',
    R,
    "## Rollback\n\n### Don't panic\n\n- Restore the database from the backup.\n",
    'bad',
    10,
  ],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n1. `kubectl rollout undo deployment/x --to-revision=4`\n- Down migrations are never run.\n',
    'good',
  ],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n1. `kubectl rollout undo deployment/x --to-revision=4`\n- Database restore: see the disaster recovery plan.\n',
    'good',
  ],
  ['contract/no-manual-change', R, '## Rollback\n\n1. Edit /etc/shop.conf on web1.\n', 'bad', 8],
  [
    'contract/no-manual-change',
    R,
    '## Rollback\n\n1. `kubectl rollout undo deployment/x --to-revision=4`\n- Manual intervention is not needed.\n',
    'good',
  ],
  ['contract/no-secret-rotation', R, '## Rollback\n\n1. Replace the API key.\n', 'bad', 8],
  [
    'contract/no-secret-rotation',
    R,
    '## Rollback\n\n1. `kubectl rollout undo deployment/x --to-revision=4`\n- Secret rotation is paused during a rollback.\n',
    'good',
  ],
  ['contract/no-partial-rollback', R, '## Rollback\n\n1. Roll back everything except checkout-api.\n', 'bad', 8],
  [
    'contract/no-partial-rollback',
    R,
    '## Rollback\n\n1. `kubectl rollout undo deployment/x --to-revision=4`\n1. Keep an eye on the new version until it has stopped.\n',
    'good',
  ],
  ['contract/no-secret-rotation', R, '## Rollback\n\n1. Rotate the database password.\n', 'bad', 8],
  ['contract/no-manual-change', R, '## Rollback\n\n```sh\nssh web-1 sudo vim /etc/app.conf\n```\n', 'bad', 9],
  ['contract/no-manual-change', R, '## Rollback\n\n1. Edit the config by hand on the server.\n', 'bad', 8],
  ['contract/no-partial-rollback', R, '## Rollback\n\n1. Roll back only the frontend.\n', 'bad', 8],
  ['contract/atomic-rollback', R, '## Rollback\n\nRollback must be atomic at the component level.\n', 'good'],
  [
    'contract/failure-rules',
    R,
    '## Failure Handling During Rollback\n\nIf rollback itself fails:\n\n- the incident must be escalated,\n- no further changes are applied,\n- manual intervention requires explicit incident handling.\n\nRepeated rollback attempts without analysis are forbidden.\n',
    'good',
  ],
  ['contract/precedence', S, 'In case of conflict, security and Definition of Done take precedence.\n', 'good'],
  [
    'contract/change-management',
    S,
    '## Change Management\n\nChanges to rollback strategy:\n\n- must be documented,\n- require an ADR entry,\n- must not weaken rollback guarantees.\n',
    'good',
  ],
  [
    'contract/audit-fields',
    S,
    '## Auditability\n\nEach rollback operation must record:\n\n- trigger reason,\n- target version,\n- execution timestamps,\n- final outcome.\n',
    'good',
  ],
  ['contract/draft-strategy', P, 'See the [rollback strategy](strategy.md).\n', 'bad', 6],
  ['contract/record-reason', L, '**Trigger:** error rate above 5 %\n\n**Rolled back to:** 2.14.3\n', 'good'],
  ['contract/record-smoke-tests', L, '**Trigger:** error rate above 5 %\n\n**Smoke tests:** all passed\n', 'good'],
  ['emergency/defined-triggers', R, '## Rollback\n\nRoll back if the error rate exceeds 5 %.\n', 'good'],
  ['emergency/observable-triggers', R, '## When to roll back\n\n- error rate above 5 %\n', 'good'],
  ['emergency/observable-triggers', R, '## When to roll back\n\n- if it looks bad\n', 'bad', 8],
  ['emergency/trigger-threshold', R, '## When to roll back\n\n- error rate above 5 %\n- login is broken\n', 'good'],
  ['runbook/no-placeholder', R, '## Contacts\n\n**Owner:**\n\n## Rollback\n\n1. kubectl delete pod <pod>\n', 'bad', 8],
  [
    'pillars/current-approval',
    P,
    '## Rollback\n\nRollback type: code\n\nLast changed: 2026-11-15\n\n## Sign-off\n\n| Name | Date |\n|---|---|\n| Release manager | 2026-11-10 |\n',
    'bad',
    16,
  ],
]
