/** `gonogo.config.yaml` to begin with. `schemas`: where the schemas lie, seen from the folder it is written to. */
export const configTemplate = (
  schemas: string,
): string => `# yaml-language-server: $schema=${schemas}/config.schema.json
# What gonogo checks here, and how strictly.

# Packs of rules. \`strict\` asks for more than \`recommended\`; \`gonogo rules\` lists what holds now.
extends: [recommended]

# What \`gonogo check\` reads when it is given no path: files and globs, relative to this folder.
paths:
  - release-plan.yaml
  - runbook.md

# Levels and parameters of single rules, such as
# rules:
#   contract/time-bound: { level: warn, atMost: 10m }
`
