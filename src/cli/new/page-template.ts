import type { RuleId } from './rule-id.js'
import type { Asked } from './subject.js'

/** The page of a rule: for people, and its examples for \`gonogo test\`. */
export function pageTemplate({ pack, name }: RuleId, { title, words, yaml, markdown }: Asked): string {
  return `# ${title}

## Why

Tell in a few lines what went wrong without it, or what could. Whoever is stopped by the rule reads this first.

## No-go

Fences with a verdict behind their language are examples, and \`gonogo test\` runs them. The finding that is expected stands at the end of its line, by a part of its message.

\`\`\`yaml no-go
kind: release-plan # finding: ${words} is not stated
release:
  environment: production
\`\`\`

\`\`\`markdown no-go
---
kind: runbook
---
# Storefront <!-- finding: ${words} is not stated -->

Environment: production
\`\`\`

## Go

\`\`\`yaml go
kind: release-plan
release:
  environment: production
${yaml}
\`\`\`

\`\`\`markdown go
---
kind: runbook
---
# Storefront

Environment: production

${markdown}
\`\`\`

Outside of production nobody is asked:

\`\`\`yaml not-applicable
kind: release-plan
release:
  environment: staging
\`\`\`

## Fix

State the ${words} where the examples above have it. A team that must not be asked can switch the rule off in its config: \`rules: { ${pack}/${name}: off }\`.

## Waive when

Say when it is right to go without, and who agrees to that.
`
}
