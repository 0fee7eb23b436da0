import { expect, test } from 'vitest'
import { parse } from '../../src/formats/index.js'
import type { Document } from '../../src/model/index.js'
import { readConfig } from '../../src/schema/index.js'

function saidOf(text: string): readonly string[] {
  const [document] = parse({ path: 'gonogo.config.yaml', text }, { format: 'yaml' })
  return readConfig(document as Document).problems.map(({ code, span }) => `${code} ${span.line}`)
}

test.each<[title: string, text: string, said: string[]]>([
  ['other files', 'documents:\n  - { files: a/**, kind: none }\n  - { files: b/**, kind: runbook }', []],
  ['the last resort at the end', 'documents:\n  - { files: a/**, kind: none }\n  - { files: "**", kind: runbook }', []],
  [
    'all but some',
    'documents:\n  - { files: ["**", "!docs/**"], kind: none }\n  - { files: docs/**, kind: runbook }',
    [],
  ],
  [
    'what comes after all',
    'documents:\n  - { files: ["**/*"], kind: none }\n  - { files: a.md, kind: runbook }\n  - { files: b.md, kind: runbook }',
    ['unreachable-setting 3', 'unreachable-setting 4'],
  ],
  [
    'the same files',
    'documents:\n  - { files: [a, b], kind: none }\n  - { files: [a, b], kind: none }',
    ['unreachable-setting 3'],
  ],
  [
    'an override for each environment, and one for files',
    'overrides:\n  - { environments: a, rules: { x/y: warn } }\n  - { environments: b, rules: { x/y: warn } }\n  - { files: b, rules: { x/y: warn } }',
    [],
  ],
  [
    'overrides that share the work',
    'overrides:\n  - { files: a, rules: { x/y: { level: warn, p: 1 }, x/z: note } }\n  - { files: a, rules: { x/y: { q: 1 }, x/v: warn } }',
    [],
  ],
  [
    'a level and a parameter again',
    'overrides:\n  - { files: a, rules: { x/y: { level: warn, p: 1 } } }\n  - { files: a, rules: { x/y: { level: off, p: 2 } } }',
    ['repeated-setting 3', 'repeated-setting 3'],
  ],
  ['an override for all', 'overrides:\n  - rules: { x/y: warn }', ['override-of-all 2']],
  ['an override of nothing', 'overrides:\n  - { files: a, rules: {} }', ['empty-override 2']],
  [
    'shape before sense: nothing is made of what is misshapen',
    'overrides:\n  - { files: {}, rules: { x/y: warn } }',
    ['wrong-type 2'],
  ],
  ['words that are properties of objects', 'overrides:\n  - { files: a, rules: { __proto__: warn } }', []],
])('%s', (_title, text, said) => {
  expect(saidOf(text)).toEqual(said)
})
