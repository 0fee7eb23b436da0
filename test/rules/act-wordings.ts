import type { Wording } from './wordings.js'

const R = 'runbook'

/** What must not be done in a rollback, in the words people use, and what only looks like it. */
export const ACT_WORDINGS: readonly Wording[] = [
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n1. Run `helm rollback shop 41`.\n\n| Database restore | forbidden |\n',
    'good',
  ],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n1. Run `helm rollback shop 41`.\n\n- **Down migrations:** forbidden\n',
    'good',
  ],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n1. Run `helm rollback shop 41`.\n\n- **Manual changes:** prohibited\n',
    'good',
  ],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n1. Run `helm rollback shop 41`.\n\n- **Secret rotation:** not part of the rollback\n',
    'good',
  ],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n1. Run `helm rollback shop 41`.\n\n- **Partial rollback:** not supported\n',
    'good',
  ],
  ['contract/no-database-change', R, '## Rollback\n\n```sh\ndocker exec -i db psql -U shop < backup.sql\n```\n', 'bad'],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n```sh\nkubectl exec -i db-0 -- psql -U shop < backup.sql\n```\n',
    'bad',
  ],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n```sh\ndocker compose exec -T db psql -U shop shop < backup.sql\n```\n',
    'bad',
  ],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n```sh\ncat backup.sql | docker exec -i db psql -U shop\n```\n',
    'bad',
  ],
  ['contract/no-database-change', R, '## Rollback\n\n```sh\nssh db1 psql shop < backup.sql\n```\n', 'bad'],
  ['contract/no-database-change', R, '## Rollback\n\n```sh\ndocker exec -i db mysql shop < dump.sql\n```\n', 'bad'],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n```sh\ngunzip -c dump.sql.gz | kubectl exec -i db-0 -- mysql shop\n```\n',
    'bad',
  ],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n```sh\ndocker exec -i mongo mongorestore --archive < dump.archive\n```\n',
    'bad',
  ],
  ['contract/no-irreversible-action', R, '## Rollback\n\n```sh\ngit push --force origin main\n```\n', 'bad'],
  ['contract/no-irreversible-action', R, '## Rollback\n\n```sh\ngit push -f origin main\n```\n', 'bad'],
  ['contract/no-irreversible-action', R, '## Rollback\n\n```sh\ngit push origin +abc123:main\n```\n', 'bad'],
  ['contract/no-irreversible-action', R, '## Rollback\n\n```sh\ngit push --force-with-lease origin main\n```\n', 'bad'],
  ['contract/no-irreversible-action', R, '## Rollback\n\nRun `git push --force origin main`.\n', 'bad'],
  ['contract/no-irreversible-action', R, '## Rollback\n\nForce-push main to the previous commit.\n', 'bad'],
  ['contract/no-irreversible-action', R, '## Rollback\n\nForce push the branch main.\n', 'bad'],
  [
    'contract/no-manual-change',
    R,
    '## Rollback\n\n1. Run `helm rollback shop 41`.\n\nStart the job by hand in Jenkins.\n',
    'good',
  ],
  [
    'contract/no-manual-change',
    R,
    '## Rollback\n\n1. Run `helm rollback shop 41`.\n\nOpen a PR titled [HOTFIX] back to 41 and let CI deploy it.\n',
    'good',
  ],
  [
    'contract/no-database-change',
    R,
    '## Rollback\n\n1. Run `helm rollback shop 41`.\n\nDown migrations: forbidden\n',
    'good',
  ],
  [
    'contract/no-irreversible-action',
    R,
    '## Rollback\n\n1. Run `helm rollback shop 41`.\n\nPurge the CDN cache.\n',
    'good',
  ],
  [
    'contract/no-irreversible-action',
    R,
    '## Rollback\n\n1. Run `helm rollback shop 41`.\n\nRun `git push origin main`.\n',
    'good',
  ],
]
