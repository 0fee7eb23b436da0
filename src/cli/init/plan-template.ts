/** A release plan to fill in: every TBD is found by \`gonogo check\` until it is answered. */
export const planTemplate = (
  schemas: string,
): string => `# yaml-language-server: $schema=${schemas}/release-plan.schema.json
# A release plan. Replace every TBD; \`gonogo check\` is NO-GO until the last one is gone.
kind: release-plan
status: draft # draft while you write, accepted once it is approved: a draft binds nobody
owner: TBD # the team that keeps this plan

release:
  name: TBD # what is released
  version: TBD # the version you ship
  environment: production # where to

# One entry for each change. The types database-schema, data and external make going back unsafe: then say below,
# under unsafeWhen and forwardFix, what to do instead.
changes:
  - summary: TBD # what changes, in one sentence
    type: code # code, configuration, feature-flag, traffic, infrastructure, database-schema, data, external, secret
    reversible: true

rollback:
  types: [code] # code, configuration, traffic, feature-flag, data, forward-fix, infrastructure
  target:
    version: TBD # the exact version to return to; "the previous one" is not a version
    released: TBD # when that version was released
    healthy: TBD # how you know that it was healthy
  timeBound: TBD # how long the whole rollback may take, such as 5m
  triggers: # what makes you roll back: a signal with a number, so that nobody has to argue at night
    - signal: TBD # what is watched, such as http_error_ratio
      threshold: TBD # such as > 5 %
      duration: TBD # for how long, such as 2m
      automatic: false
  scope:
    appliesTo: [TBD] # the components that go back
    excludes: [TBD] # what does not, such as persistent data and external systems
  steps: # in order; each is an instruction that a person on call can follow
    - action: TBD
      run: TBD # the command
      owner: TBD # the role that does it
  verification: # how you know that it worked
    - { check: version, how: TBD }
    - { check: health, how: TBD }
    - { check: error-rate, how: TBD }
    - { check: smoke-tests, how: TBD }
    - { check: operator-confirmation, how: TBD }
  ifItFails: # what if the rollback itself fails
    escalateTo: TBD
    how: TBD
  audit: [reason, target-version, timestamps, outcome] # what you will record

ownership: # roles, groups or persons
  decision: TBD # who decides under pressure
  execution: TBD # who carries it out
  riskAcceptance: TBD # who accepts the business risk
  communication: TBD # who speaks to stakeholders

communication:
  channel: TBD # where everybody meets, such as "#release"
  stakeholders: [TBD] # who is told

observability:
  signals: [TBD] # what shows whether the rollback helped
  dashboards: [TBD]

approvals: [] # such as { by: ..., role: release manager, date: 2026-11-18, decision: approved }

links:
  runbook: runbook.md
`
