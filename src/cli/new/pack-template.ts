import { scalar, titleOf } from './rule-id.js'
import { type Asked, declarationOf } from './subject.js'

/** `pack.yaml` of a new pack. `schemas`: where the schemas lie, seen from the folder it is written to. */
export function packTemplate(pack: string, asked: Asked, schemas: string): string {
  const facts = asked.declared
    ? `
# Facts that gonogo does not know. \`from\` lists the places where a document may state one: a JSON pointer for YAML, JSON
# and front matter; for Markdown a title (\`section\`), a label (\`field\`), or both. Other types are number, duration, date,
# version, list, boolean, quantity and period.
facts:
${declarationOf(asked).join('\n')}
`
    : ''
  return `# yaml-language-server: $schema=${schemas}/pack.schema.json
# A pack: the rules in this folder, and what they share.
# Ids of its rules begin with the name, wherever the folder lies and whatever it is called there.
name: ${scalar(pack)}
title: ${scalar(titleOf(pack))}
description: Rules of our own about ${pack.replaceAll('-', ' ')}.
version: 0.1.0
gonogo: ">=0.1.0" # the versions of gonogo it works with
${facts}
# Conditions that several rules use, as in \`when: { condition: in-production }\`.
# conditions:
#   in-production: { fact: release.environment, operator: equals, value: production }
`
}
