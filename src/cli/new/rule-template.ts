import { type RuleId, scalar } from './rule-id.js'
import type { Asked } from './subject.js'

/** The rule itself, each key with a line that says what it is for. `schemas`: seen from the folder it is written to. */
export function ruleTemplate({ pack, name }: RuleId, { fact, title, words }: Asked, schemas: string): string {
  return `# yaml-language-server: $schema=${schemas}/rule.schema.json
# The rule ${pack}/${name}. Its page is ${name}.md beside it; \`gonogo test\` runs the examples there.
title: ${scalar(title)}

# Why it matters, in one sentence.
why: Without it nobody knows where to turn when the release goes wrong.

# block makes a release NO-GO; warn and note only tell.
level: block

# What it stands for: revertability, observability, ownership or communication. A verdict tells how strong each of them is.
pillar: ownership

# Ids of the demands that it answers: a ticket, a paragraph of a policy.
source: [${scalar(pack)}]

# Documents it is for: release-plan, runbook, procedure, rollback-strategy, rollback-record, enhancement.
kinds: [release-plan, runbook]

# Asked once for each document; or for each thing in it: step, trigger, change, approval and others.
# Of release plans the gate has more: gate (the plan with all that it links), evidence, past and waiver.
for: document

# When it is asked at all. Without \`when\` it is always asked.
when: { fact: release.environment, operator: equals, value: production }

# What must hold: replace it with what you want to ask. Nest tests below all, any and not; ask about lists with every, some, none and count.
require: { fact: ${fact}, operator: isStated }

# What is said where it does not hold. {${fact}} stands for the value; absent and unfilled may have words of their own.
message:
  absent: "The ${words} is not stated."
  unfilled: "The ${words} is a placeholder."
  otherwise: "The ${words} is {${fact}}."

# What to do about it.
fix: "State the ${words}, as ${name}.md shows."
`
}
