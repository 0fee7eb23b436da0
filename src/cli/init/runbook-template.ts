/** A runbook to fill in. Comments in it are instructions to its author, and are never read as answers. */
export const RUNBOOK_TEMPLATE = `---
kind: runbook
status: draft
owner: TBD
---

# Rollback of TBD

<!-- Replace every TBD and delete these comments; \`gonogo check\` is NO-GO until the last TBD is gone. -->

## Triggers

<!-- What makes you roll back: a signal, a number and for how long. One line a trigger. -->

- TBD

## Rollback target

<!-- The exact version to return to, and how you know that it was healthy. -->

Version: TBD

## Time bound

<!-- How long the whole rollback may take, such as "5 minutes". -->

Time bound: TBD

## Ownership

<!-- Roles, groups or persons. -->

- Decision: TBD
- Execution: TBD
- Risk acceptance: TBD
- Communication: TBD

## Rollback steps

<!-- In order. Each is an instruction that a person on call can follow, with its command. -->

1. TBD

## Verification

<!-- What you check afterwards: the version, health checks, the error rate, smoke tests, an operator who confirms. -->

- TBD

## If the rollback fails

<!-- Whom to call and what happens then. -->

TBD

## Communication

<!-- The channel, who is told, and when. -->

TBD

## Observability

<!-- The signals, dashboards or queries that show whether the rollback helped. -->

- TBD

## Audit

<!-- What you record: the reason, the target version, the times, the outcome; and where. -->

TBD
`
